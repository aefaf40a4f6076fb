import { expect } from 'chai'
import type { DryRun } from '../../../domain/dry-run/dry-run.ts'
import { judgement, today } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { assessment, day, notary, stepsOf } from './world.ts'
import type { Walk, World } from './world.ts'

const MANY = 10_000

export function dryRunContract(world: () => World): void {
  describe('a dry run', () => {
    const runOf = (walk: Pick<Walk, 'deed'>, change: Partial<DryRun> = {}): DryRun => ({
      ...{ at: day(0), deedSha256: walk.deed, lodging: [], examination: [], assessment },
      surcharge: { after: today, amount: assessment.total, basis: 'an Act' },
      ...change,
    })
    const record = (walk: Walk, run: DryRun, runId: string = world().newDigest()): Promise<DryRun> =>
      world().stores.dryRuns.record({
        ...{ transactionId: walk.transactionId, runId, actorId: notary.id, run },
      })

    it('is kept as it was, once for its request, and leaves no other trace', async () => {
      const walk = await world().prepared()
      const { dryRuns, dossiers } = world().stores
      const before = await dossiers.find(walk.transactionId)
      expect(await dryRuns.latest(walk.transactionId)).to.equal(undefined)
      const runId = world().newDigest()
      const run = runOf(walk)
      expect(await record(walk, run, runId)).to.deep.equal(run)
      expect(await record(walk, runOf(walk, { at: day(1) }), runId)).to.deep.equal(run)
      expect(await dryRuns.latest(walk.transactionId)).to.deep.equal(run)
      const later = runOf(walk, { at: day(2), deedSha256: null, surcharge: null })
      await record(walk, later)
      expect(await dryRuns.latest(walk.transactionId)).to.deep.equal(later)
      expect(await dossiers.find(walk.transactionId)).to.deep.equal(before)
      expect(await stepsOf(world().stores, walk.transactionId)).to.deep.equal(['opened'])
    })

    it('is of a transaction that there is', async () => {
      const walk = { transactionId: world().newId(), pin: judgement.document.key, deed: world().newDigest() }
      await refusedAs('transaction-not-found', record({ ...walk, pin: await world().parcel() }, runOf(walk)))
    })

    it('is held against the examination of that very deed: the last one before it was lodged', async () => {
      const { dryRuns, dossiers } = world().stores
      const walk = await world().prepared()
      const [first, last, other, after] = [1, 2, 3, 9].map((total, i) =>
        runOf(walk, {
          at: day(i === 3 ? 9 : 0),
          deedSha256: i === 2 ? world().newDigest() : walk.deed,
          assessment: { ...assessment, scheduleVersion: String(total) },
        }),
      ) as [DryRun, DryRun, DryRun, DryRun]
      for (const run of [first, last, other]) await record(walk, run)
      await dossiers.lodge({ ...walk, actor: notary, at: day(1) })
      await record(walk, after)
      await dossiers.enter({ ...walk, stage: 'examining', round: 1, at: day(20_000) })
      const examination = { findings: [], assessment }
      await dossiers.recordExamination({
        ...walk,
        ...{ judgement, round: 1, at: day(20_000), ...examination },
      })
      expect(await dryRuns.tried(day(20_000), MANY)).to.deep.equal([
        {
          ...{ transactionId: walk.transactionId, round: 1, found: examination },
          foretold: { examination: last.examination, assessment: last.assessment },
        },
      ])
      expect(await dryRuns.tried(day(20_001), MANY)).to.deep.equal([])
      expect(await dryRuns.tried(day(20_000), 0)).to.deep.equal([])
    })
  })
}
