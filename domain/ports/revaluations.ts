import type { Actor } from '../actor.ts'
import type { TransactionId } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { ClaimReason } from '../revaluation/claim.ts'
import type { ObjectionOutcome, Revaluation } from '../revaluation/revaluation.ts'
import type { Instant } from '../time.ts'

export interface ReopenDuty {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly at: Instant
  /** What the valuation found. */
  readonly value: Cents
  readonly reasons: readonly ClaimReason[]
  readonly note: string
  readonly payUntil: Instant
  readonly objectUntil: Instant
}

export interface ObjectToClaim {
  readonly transactionId: TransactionId
  /** The notary who objects for his client; null when the payer does, by his pay code. */
  readonly actorId: string | null
  readonly grounds: string
  readonly at: Instant
  readonly decideUntil: Instant
}

export interface DecideObjection {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly outcome: ObjectionOutcome
  /** The value that stands, for a reduction; null otherwise. */
  readonly value: Cents | null
  readonly note: string
  readonly at: Instant
  readonly payUntil: Instant
}

/** What comes after registration, about the duty alone: the register is never touched here. */
export interface RevaluationStore {
  find(transactionId: TransactionId): Promise<Revaluation | undefined>
  /**
   * Stage `revaluation`: the claim, with a notice to each payer. Key: transaction. Answers the notices to be paid.
   * Refuses `not-authorised`, `reason-missing`, `valuation-not-higher` and, a second time, `duty-reopened-before`.
   */
  open(command: ReopenDuty): Promise<readonly string[]>
  /** Stage `objection`. Key: transaction. Refuses as `checkObjection` does. */
  object(command: ObjectToClaim): Promise<void>
  /**
   * The claim stands, is reduced or dropped: what was paid in excess is owed back with interest. Stage
   * `revaluation` while something is to be paid, else `registered`. Key: transaction. Answers the notices that
   * are still to be paid. Refuses as `decideObjection` does, and `not-authorised`.
   */
  decide(command: DecideObjection): Promise<readonly string[]>
  /** Everything claimed is paid: stage `registered`. Key: transaction. */
  settle(transactionId: TransactionId, at: Instant): Promise<void>
}
