import type { TransactionId } from '../ids.ts'
import type { Instant } from '../time.ts'

/** All that can happen to a transaction, as its history names it. */
export type EventName =
  | 'opened'
  | 'document-uploaded'
  | 'document-accepted'
  | 'document-refused'
  | 'document-requested'
  | 'document-request-taken-back'
  | 'document-expiring'
  | 'document-reminded'
  | 'document-unanswered'
  | 'party-link-made'
  | 'party-link-revoked'
  | 'party-contact-set'
  | 'message-written'
  | 'lodged'
  | 'terms-amended'
  | 'resubmitted'
  | 'examining'
  | 'returned'
  | 'deadline-extended'
  | 'reminded'
  | 'notices-issued'
  | 'checkout-opened'
  | 'payment-received'
  | 'payment-failed'
  | 'payment-differs'
  | 'payment-late'
  | 'clearing'
  | 'on-hold'
  | 'hold-ended'
  | 'owner-objected'
  | 'publication-objected'
  | 'publication-objection-ended'
  | 'in-review'
  | 'case-claimed'
  | 'case-decided'
  | 'registering'
  | 'registered'
  | 'certificate-sealed'
  | 'delivered'
  | 'duty-reopened'
  | 'claim-objected'
  | 'objection-decided'
  | 'duty-settled'
  | 'closed'
  | 'refused'
  | 'withdrawn'
  | 'lapsed'
  | 'refund-due'

/** One line of a transaction's history. Append-only; `seq` rises over the whole register. */
export interface HistoryEvent {
  readonly seq: number
  readonly transactionId: TransactionId
  readonly at: Instant
  readonly event: EventName
  /** Who did it; null for the engine. */
  readonly actorId: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}
