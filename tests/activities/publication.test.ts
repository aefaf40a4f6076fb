import { expect } from 'chai'
import { createClearingActivities } from '../../activities/clearing.ts'
import { deadlineAfter } from '../../domain/deadlines/deadline.ts'
import type { ObjectionEnd } from '../../domain/publication/publication.ts'
import { windowEnd } from '../../domain/shield/shield.ts'
import { createMemoryStores } from '../../storage/memory/stores.ts'
import { prescription } from '../domain/prescription.ts'
import { at, vendorNic } from '../domain/sample.ts'
import { createWorld, day, officer } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'

describe('waiting for a publication', () => {
  const stores = createMemoryStores()
  const world = createWorld(stores)
  const { clearTransaction, holdsOn } = createClearingActivities(stores)
  /** From the receipt, and not from the clearing. */
  const { until } = deadlineAfter('publication', at)

  const stageOf = async ({ transactionId }: Walk): Promise<unknown> =>
    (await stores.dossiers.find(transactionId))?.stage
  const flagsOf = async ({ transactionId }: Walk): Promise<readonly string[]> =>
    ((await stores.cases.find(`${transactionId}-case-1`))?.flags ?? []).map(({ code }) => code)
  const object = ({ transactionId }: Walk): Promise<void> =>
    stores.publications.object({
      ...{ transactionId, objectionId: 'objection-1', objector: 'A neighbour', grounds: 'It is mine' },
      ...{ actor: officer, at: day(20) },
    })
  const end = ({ transactionId }: Walk, outcome: ObjectionEnd): Promise<void> =>
    stores.publications.end({
      ...{ transactionId, objectionId: 'objection-1', outcome, note: '2027 SCJ 1' },
      ...{ actor: officer, at: day(30) },
    })

  it('holds a prescription from its receipt until everybody’s time to object is over', async () => {
    const walk = await world.clearing(prescription)
    const { transactionId } = walk
    expect(await clearTransaction({ transactionId, round: 1, at: day(3) })).to.deep.include({
      held: { until },
    })
    expect(await stageOf(walk)).to.equal('on-hold')
    expect(await holdsOn({ transactionId, at: day(80) })).to.deep.equal({ until })
    expect(await holdsOn({ transactionId, at: until })).to.equal(null)
    expect(await stageOf(walk)).to.equal('clearing')
    const screened = await clearTransaction({ transactionId, round: 1, at: until })
    expect(screened).to.not.have.property('held')
  })

  it('holds no kind that is not published', async () => {
    const { transactionId } = await world.clearing()
    expect(await clearTransaction({ transactionId, round: 1, at: day(3) })).to.not.have.property('held')
  })

  it('goes on after an owner’s own window, which runs beside it', async () => {
    const walk = await world.clearing(prescription)
    const { transactionId, pin } = walk
    const shield = { pin, nic: vendorNic, ownerId: `owner-of-${pin}`, alert: false, lockedAt: null }
    await stores.shields.set({ ...shield, waitDays: 5, setAt: at })
    const window = windowEnd(day(3), 5)
    const held = await clearTransaction({ transactionId, round: 1, at: day(3) })
    expect(held).to.deep.include({ held: { until: window } })
    expect(await holdsOn({ transactionId, at: window })).to.deep.equal({ until })
    expect(await holdsOn({ transactionId, at: until })).to.equal(null)
  })

  it('ends with an objection, which nobody can release', async () => {
    const walk = await world.clearing(prescription)
    const { transactionId } = walk
    await clearTransaction({ transactionId, round: 1, at: day(3) })
    await object(walk)
    expect(await holdsOn({ transactionId, at: day(20) })).to.equal(null)
    const screened = await clearTransaction({ transactionId, round: 1, at: day(20) })
    expect(screened).to.deep.include({ flagged: true, weight: 'block' })
    expect(await flagsOf(walk)).to.include('prescription-objected')
    expect(await stageOf(walk)).to.equal('in-review')
  })

  it('is waited for again once the objection is dismissed, and says nothing of it afterwards', async () => {
    const walk = await world.clearing(prescription)
    const { transactionId } = walk
    await object(walk)
    await end(walk, 'dismissed')
    expect(await clearTransaction({ transactionId, round: 1, at: day(31) })).to.deep.include({
      held: { until },
    })
    await holdsOn({ transactionId, at: until })
    await clearTransaction({ transactionId, round: 1, at: until })
    for (const code of await flagsOf(walk)) expect(code).to.not.include('objec')
  })

  it('is waited for once an officer has set the objection aside, and two look at that afterwards', async () => {
    const walk = await world.clearing(prescription)
    const { transactionId } = walk
    await object(walk)
    await end(walk, 'inadmissible')
    expect(await clearTransaction({ transactionId, round: 1, at: day(31) })).to.deep.include({
      held: { until },
    })
    await holdsOn({ transactionId, at: until })
    const screened = await clearTransaction({ transactionId, round: 1, at: until })
    expect(screened).to.deep.include({ flagged: true, weight: 'serious' })
    expect(await flagsOf(walk)).to.include('prescription-objection-set-aside')
  })
})
