import type { PersonId, Pin, TransactionId } from '../ids.ts'
import type { Message } from '../message/message.ts'
import type { PublicationHold } from '../publication/publication.ts'
import type { Hold, Objection, OwnersStanding, Shield, ShieldChange } from '../shield/shield.ts'
import type { Instant } from '../time.ts'

export interface ShieldStore {
  /** By PIN. */
  of(nic: PersonId): Promise<readonly Shield[]>
  /** Everybody's on that parcel, whether he is on the title or not; by identity number. */
  on(pin: Pin): Promise<readonly Shield[]>
  /**
   * Key: person and PIN. As he set it last; what is not named stays as it is, or as it is by default: no alert, no
   * window, no lock.
   */
  set(change: ShieldChange): Promise<void>
  standing(transactionId: TransactionId): Promise<OwnersStanding>
  /**
   * Stage `on-hold`, with the letters that say so. The first window of a transaction is the one that counts. Nothing
   * happens to a transaction that is on hold already. Answers until when it is held.
   */
  hold(command: {
    readonly transactionId: TransactionId
    readonly at: Instant
    readonly hold: Extract<Hold, { readonly held: true }> | PublicationHold
    readonly letters: readonly Message[]
  }): Promise<Instant | null>
  /** Back to stage `clearing`, from `on-hold` alone. */
  release(transactionId: TransactionId, at: Instant): Promise<void>
  /** Key: transaction and person: the first objection counts. Refuses `objection-too-late`. */
  object(objection: Objection, letters: readonly Message[]): Promise<void>
}
