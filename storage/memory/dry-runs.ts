import type { Tried } from '../../domain/dry-run/agreement.ts'
import type { DryRunStore, RecordDryRun, RecordExamination } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createDryRuns(state: State): DryRunStore {
  const runs: RecordDryRun[] = []
  return {
    record: (command) =>
      soon(() => {
        mustFind(state, command.transactionId)
        const earlier = runs.find(({ runId }) => runId === command.runId)
        if (earlier === undefined) runs.push(command)
        return (earlier ?? command).run
      }),
    latest: (transactionId) => soon(() => runs.findLast((one) => one.transactionId === transactionId)?.run),
    tried: (since, most) => soon(() => tried(state, runs, since).slice(0, most)),
  }
}

function tried(state: State, runs: readonly RecordDryRun[], since: Instant): readonly Tried[] {
  return [...state.examinations.values()]
    .flat()
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => (b.at + a.transactionId < a.at + b.transactionId ? -1 : 1))
    .flatMap((examination): readonly Tried[] => {
      const { transactionId, round, findings, assessment } = examination
      const run = triedBefore(state, runs, examination)
      if (run === undefined) return []
      const foretold = { examination: run.examination, assessment: run.assessment }
      return [{ transactionId, round, foretold, found: { findings, assessment } }]
    })
}

function triedBefore(
  { lodgings }: State,
  runs: readonly RecordDryRun[],
  { transactionId, round }: RecordExamination,
): RecordDryRun['run'] | undefined {
  const lodging = lodgings.filter((one) => one.transactionId === transactionId)[round - 1]
  if (lodging === undefined) return undefined
  return runs.findLast(
    (one) =>
      one.transactionId === transactionId &&
      one.run.deedSha256 === lodging.deedSha256 &&
      one.run.at <= lodging.at,
  )?.run
}
