import type { DocumentActivities, TransactionActivities } from '../activities/contract.ts'
import type { Instant } from '../domain/time.ts'
import type { Stage } from '../domain/transaction/stages.ts'

export interface Standing {
  readonly stage: Stage
  readonly waitsUntil: Instant | null
}

/**
 * All that the procedure does to the world and asks of it, so that its steps run on a server and, in a test,
 * without one. Faults are retried where the effect is had; what comes back as an error is a refusal.
 */
export interface Effects {
  /** Short commits. */
  readonly record: TransactionActivities
  /** What asks the bank. */
  readonly bank: TransactionActivities
  /** The same while a payer looks on. */
  readonly bankWhileSomeoneWaits: TransactionActivities
  /** What reads, draws or signs the bytes of documents. */
  readonly documents: DocumentActivities
  /** The same for what nobody waits for. */
  readonly unhurried: DocumentActivities
  readonly now: () => Instant
  /** Waits until it is so, then true; or until that moment, then false. Without a moment only for the first. */
  readonly until: (isSo: () => boolean, moment: Instant | null) => Promise<boolean>
  /** Tells operators where the transaction stands and until when it waits. */
  readonly show: (standing: Standing) => void
  /** Tells operators, once and not again in a replay, what went wrong that nobody else will hear of. */
  readonly warn: (message: string, detail: Readonly<Record<string, string>>) => void
  /** Its record of messages and effects has grown long: it is time to go on in a new run. */
  readonly isLong: () => boolean
}
