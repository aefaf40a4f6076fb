import type { Actor } from '../actor.ts'
import type { TransactionId } from '../ids.ts'
import type { Published } from '../publication/published.ts'
import type { ObjectionEnd, PublicObjection } from '../publication/publication.ts'
import type { Instant } from '../time.ts'

export interface EnterObjection {
  readonly transactionId: TransactionId
  readonly objectionId: string
  readonly objector: string
  readonly grounds: string
  /** The officer who received it; null when its author lodges it himself. */
  readonly actor: Actor | null
  readonly at: Instant
}

export interface EndObjection {
  readonly transactionId: TransactionId
  readonly objectionId: string
  readonly outcome: ObjectionEnd
  readonly note: string
  readonly actor: Actor
  readonly at: Instant
}

/** What anyone objects to while a transaction is published. */
export interface PublicationStore {
  /** The notices that stand at this moment; whose time runs out first comes first. */
  published(at: Instant): Promise<readonly Published[]>
  /** Oldest first, those that ended too. */
  objectionsTo(transactionId: TransactionId): Promise<readonly PublicObjection[]>
  /**
   * An officer's, or its author's own. Key: transaction and objection id. Refuses `not-authorised`, `reason-missing`, and what
   * `onlyWhilePublished` refuses.
   */
  object(command: EnterObjection): Promise<void>
  /** An officer's. Key: objection: its first end counts. Refuses `not-authorised`, `reason-missing`, `objection-unknown`. */
  end(command: EndObjection): Promise<void>
}
