import type { DryRun } from '../dry-run/dry-run.ts'
import type { Tried } from '../dry-run/agreement.ts'
import type { TransactionId } from '../ids.ts'
import type { Instant } from '../time.ts'

export interface RecordDryRun {
  readonly transactionId: TransactionId
  /** Of the request: the same request again is the same run. */
  readonly runId: string
  readonly actorId: string
  readonly run: DryRun
}

export interface DryRunStore {
  /**
   * The one trace of a dry run: no line of the history, no change of the dossier. Key: run id. Answers what is on
   * record. Refuses `transaction-not-found`.
   */
  record(command: RecordDryRun): Promise<DryRun>
  /** Undefined before the first. */
  latest(transactionId: TransactionId): Promise<DryRun | undefined>
  /**
   * Examinations since then, newest first, at most so many; each with the last dry run of that very deed before it
   * was lodged. Those without are left out.
   */
  tried(since: Instant, most: number): Promise<readonly Tried[]>
}
