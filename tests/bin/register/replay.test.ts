import { expect } from 'chai'
import { sha256OfJson } from '../../../activities/canonical-json.ts'
import { createScreeningActivities } from '../../../activities/screening.ts'
import { replayOn } from '../../../bin/register/replay.ts'
import { rupees } from '../../../domain/money.ts'
import type { Screening } from '../../../domain/ports.ts'
import { RULES_VERSION } from '../../../domain/screening/screen.ts'
import { createMemoryStores } from '../../../storage/memory/stores.ts'
import { examined, SOUND } from '../../activities/walks.ts'
import { judgement } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { assessment, createWorld, day } from '../../storage/contract/world.ts'
import type { Walk } from '../../storage/contract/world.ts'

describe('a replay', () => {
  const world = createWorld(createMemoryStores())
  const { dossiers, screenings } = world.stores
  const screening = createScreeningActivities(world.stores)
  const open = { ...SOUND, verdict: 'indeterminate', code: 'signature-open' } as const
  const screened = async (): Promise<Walk> => {
    const walk = await examined(world, {}, [open])
    await screening.screenTransaction({ ...walk, round: 1, at: day(2) })
    return walk
  }
  const answers = async (id: string): Promise<readonly boolean[]> =>
    (await replayOn(world.stores, id)).map(({ same }) => same)
  /** Records a second screening that is the first one in all but this. */
  const alter = async ({ transactionId }: Walk, change: Partial<Screening>): Promise<void> => {
    const first = must((await screenings.of(transactionId))[0])
    await screenings.record({ ...first, transactionId, round: 2, ...change })
  }

  it('comes out as it was recorded, by the transaction’s id and by its case’s', async () => {
    const { transactionId } = await screened()
    const [assessed, screening] = await replayOn(world.stores, transactionId)
    expect(assessed).to.deep.include({ same: true, rules: assessment.scheduleVersion })
    expect(screening).to.deep.include({ same: true, rules: RULES_VERSION })
    expect(await answers(`${transactionId}-case-1`)).to.deep.equal([true, true])
  })

  it('rests on the examination of its own time, although the deed was examined anew since', async () => {
    const { transactionId } = await screened()
    await dossiers.recordExamination({
      judgement,
      transactionId,
      round: 2,
      at: day(3),
      findings: [SOUND],
      assessment,
    })
    await screening.screenTransaction({ transactionId, round: 2, at: day(3) })
    expect(await answers(transactionId)).to.deep.equal([true, true, true])
  })

  it('differs when the recorded findings are not what the rules say', async () => {
    const walk = await screened()
    await alter(walk, { findings: [] })
    expect(await answers(walk.transactionId)).to.deep.equal([true, false, true])
  })

  it('differs when the facts are no longer those that were hashed', async () => {
    const walk = await screened()
    const { facts } = must((await screenings.of(walk.transactionId))[0])
    await alter(walk, { facts: { ...facts, asOf: day(9) } })
    expect(await answers(walk.transactionId)).to.deep.equal([true, false, true])
  })

  it('differs when the facts were exchanged together with their hash', async () => {
    const walk = await screened()
    const kept = must((await screenings.of(walk.transactionId))[0])
    const facts = { ...kept.facts, lastPrice: rupees(1) }
    await alter(walk, { facts, factsSha256: sha256OfJson(facts) })
    expect(await answers(walk.transactionId)).to.deep.equal([true, false, true])
  })

  it('differs when another duty was assessed than the schedule says', async () => {
    const { transactionId } = await screened()
    const dearer = { ...assessment, total: rupees(1) }
    await dossiers.recordExamination({
      judgement,
      transactionId,
      round: 2,
      at: day(3),
      findings: [],
      assessment: dearer,
    })
    expect(await answers(transactionId)).to.deep.equal([false, true])
  })

  it('finds nothing to compare where nothing was decided', async () => {
    expect(await answers((await world.opened()).transactionId)).to.deep.equal([])
  })

  it('is of one transaction, which must be there', async () => {
    const refused = async (id: string): Promise<unknown> =>
      replayOn(world.stores, id).catch((error: unknown) => (error as Error).message)
    expect(await refused('103040781')).to.match(/^Name a transaction/)
    expect(await refused(world.newId())).to.match(/^There is no transaction/)
  })
})
