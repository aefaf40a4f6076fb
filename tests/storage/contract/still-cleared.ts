import { expect } from 'chai'
import type { ScreeningFacts } from '../../../domain/screening/rule.ts'
import { localDateAt } from '../../../domain/time.ts'
import { at, facts, judgement, vendorNic } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { assessment, day, notary, stepsOf, uploadOf } from './world.ts'
import type { Walk, World } from './world.ts'

export function stillClearedContract(world: () => World): void {
  describe('a clearance', () => {
    const lastDay = localDateAt(day(4))

    const screen = async ({ transactionId }: Walk, round: number, known: Partial<ScreeningFacts>) => {
      const screening = { factsSha256: world().newDigest(), rulesVersion: '2026-11', findings: [] }
      const all = { ...facts, transactionId, ...known }
      await world().stores.screenings.record({ ...screening, transactionId, round, facts: all })
    }
    const object = async ({ transactionId }: Walk): Promise<void> => {
      const objection = { transactionId, nic: vendorNic, ownerId: 'owner-9', text: 'I sold nothing' }
      await world().stores.shields.object({ ...objection, at: day(4) }, [])
    }
    const clearingWithPaperThatEnds = async (): Promise<Walk> => {
      const { dossiers, payments } = world().stores
      const walk = await world().prepared()
      const { transactionId } = walk
      const newer = { ...uploadOf(transactionId, world().newDigest()), slot: 'vendor-identity' }
      const { documentId } = await dossiers.addDocument(newer)
      const judged = { transactionId, documentId, accepted: true, reason: null, actor: notary, at }
      await dossiers.judgeDocument({ ...judged, validUntil: lastDay })
      await dossiers.lodge({ transactionId, actor: notary, at })
      await dossiers.enter({ transactionId, stage: 'examining', round: 1, at })
      const examination = { judgement, transactionId, round: 1, at, findings: [], assessment }
      await dossiers.recordExamination(examination)
      await payments.issueNotices({ transactionId, at: day(1), dueAt: day(31) })
      await dossiers.enter({ transactionId, stage: 'clearing', round: 1, at: day(2) })
      return walk
    }
    /** Refused, and nothing changed; then registered, once the last screening knows of it. */
    const expectOutdatedUntilKnown = async (walk: Walk, known: Partial<ScreeningFacts>): Promise<void> => {
      const { dossiers, registrations, register } = world().stores
      const registering = { ...walk, round: 1, at: day(5) }
      await screen(walk, 1, {})
      await refusedAs('clearance-outdated', registrations.register(registering))
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('clearing')
      expect(await stepsOf(world().stores, walk.transactionId)).not.to.include('registering')
      expect(await register.chainOf(walk.pin)).to.have.length(1)
      await screen(walk, 2, known)
      await registrations.register(registering)
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('registered')
    }

    it('counts no more after an objection that its screening does not know', async () => {
      const walk = await world().clearing()
      await object(walk)
      await expectOutdatedUntilKnown(walk, { owners: { locked: false, objectedAt: day(4) } })
    })

    it('counts no more after the end of a paper that its screening does not know', async () => {
      const walk = await clearingWithPaperThatEnds()
      await expectOutdatedUntilKnown(walk, { endedPapers: [{ slot: 'vendor-identity', lastDay }] })
    })

    it('counts on the last day of a paper', async () => {
      const walk = await clearingWithPaperThatEnds()
      await screen(walk, 1, {})
      await world().stores.registrations.register({ ...walk, round: 1, at: day(4) })
    })

    it('knows of no objection where nobody screened', async () => {
      const walk = await world().clearing()
      await object(walk)
      const { registrations } = world().stores
      await refusedAs('clearance-outdated', registrations.register({ ...walk, round: 1, at: day(5) }))
    })
  })
}
