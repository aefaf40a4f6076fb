import type { Actor } from '../actor.ts'
import type { DeadlineName } from '../deadlines/schedule.ts'
import type { TransactionId } from '../ids.ts'
import type { Instant, LocalDate } from '../time.ts'

/** A deadline as it was set for a transaction, or put off. */
export interface DeadlineSet {
  readonly deadline: DeadlineName
  /** The round in which it runs: what goes back twice has two deadlines to correct it. */
  readonly round: number
  /** 0 as it was first set; 1 for the first extension. */
  readonly n: number
  readonly until: Instant
  readonly setAt: Instant
  /** Who put it off, and why; null as it was first set. */
  readonly by: Actor | null
  readonly reason: string | null
}

export interface ExtendDeadline {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly at: Instant
  /** As an officer names it; null for what the rule grants the notary. */
  readonly lastDay: LocalDate | null
  readonly reason: string
}

/** Deadlines are set by the commits that begin them; here they are read and put off. */
export interface DeadlineStore {
  /** Oldest first; never changed, so that everyone can see what ran when. */
  of(transactionId: TransactionId): Promise<readonly DeadlineSet[]>
  /**
   * Puts off the deadline of the present stage, as `extend` allows, and answers until when. Key: transaction, actor
   * and moment. Refuses `not-authorised` to everyone but an officer and the dossier's own notary,
   * `illegal-transition` in a stage without a deadline, and what `extend` refuses.
   */
  extend(command: ExtendDeadline): Promise<Instant>
}
