import type { AssessmentLine } from '../assessment/assess.ts'
import type { Payer } from '../assessment/schedule.ts'
import { parseTransactionId } from '../ids.ts'
import type { TransactionId } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { Instant } from '../time.ts'
import { PARTY_ROLES } from '../transaction/party.ts'

/** What one payer owes on one transaction, and whether he has paid. One notice a payer, paid in full or not at all. */
export interface Notice {
  /** `<transaction id>-purchaser`; more letters where a payer has another beside it. */
  readonly noticeId: string
  readonly transactionId: TransactionId
  readonly payer: Payer
  readonly lines: readonly AssessmentLine[]
  readonly amount: Cents
  readonly issuedAt: Instant
  /** After this moment the transaction lapses. */
  readonly dueAt: Instant
  readonly paidAt: Instant | null
  /** `PR-2026-000001`; numbered without gaps; null until paid. */
  readonly paymentReceipt: string | null
}

export function noticeIdOf(transactionId: TransactionId, payer: Payer): string {
  return `${transactionId}-${payer}`
}

/** The notice of what a revaluation claims of the payer, beside the one he had before. A duty is reopened once. */
export function claimNoticeIdOf(transactionId: TransactionId, payer: Payer): string {
  return `${noticeIdOf(transactionId, payer)}-claim`
}

/** The notice of what a correction of the terms added, beside those that the payer had before. */
export function extraNoticeIdOf(transactionId: TransactionId, payer: Payer, round: number): string {
  return `${noticeIdOf(transactionId, payer)}-r${round}`
}

export function isClaim(noticeId: string): boolean {
  return noticeId.endsWith('-claim')
}

/**
 * One attempt to pay a notice at the bank. Only an answer to `retrieve order` moves it; `differs` means that
 * the bank reports another amount or currency than was ordered, which a person must look into.
 */
export type IntentStatus = 'open' | 'captured' | 'failed' | 'cancelled' | 'differs'

export interface PaymentIntent {
  /** Also the bank's order id: `<notice id>-1`, then `-2` after a failed attempt. */
  readonly orderId: string
  readonly noticeId: string
  readonly amount: Cents
  readonly status: IntentStatus
  readonly openedAt: Instant
}

/** A notice with the attempts to pay it, oldest first. */
export interface NoticeWithAttempts {
  readonly notice: Notice
  readonly attempts: readonly PaymentIntent[]
}

/** The bank's order id of the notice's `n`th attempt; 1 for the first. */
export function orderIdOf(noticeId: string, n: number): string {
  return `${noticeId}-${n}`
}

const ORDER_ID = new RegExp(
  `^((LT(?:-[^-]{4}){3})-(${Object.keys(PARTY_ROLES).join('|')})(?:-claim|-r[1-9]\\d*)?)-[1-9]\\d*$`,
)

/** The notice that an order is an attempt to pay, its payer and its transaction; undefined for what is no order id. */
export function parseOrderId(
  text: string,
): { readonly noticeId: string; readonly transactionId: TransactionId; readonly payer: Payer } | undefined {
  const [, noticeId, id, payer] = ORDER_ID.exec(text) ?? []
  const transactionId = parseTransactionId(id ?? '')
  if (noticeId === undefined || transactionId === undefined) return undefined
  return { noticeId, transactionId, payer: payer as Payer }
}

export type BankOrderStatus = 'created' | 'captured' | 'failed' | 'cancelled'

/** What the bank says of an order. The only thing that the engine believes about a payment. */
export interface BankOrder {
  readonly orderId: string
  readonly status: BankOrderStatus
  readonly amount: Cents
  readonly currency: string
  readonly capturedAt: Instant | null
  readonly transactionReference: string | null
}

/** What an order means for the intent: paid only in full and in rupees. */
export function settle(intent: Pick<PaymentIntent, 'amount'>, order: BankOrder): IntentStatus {
  if (order.status === 'created') return 'open'
  if (order.status !== 'captured') return order.status
  return order.amount === intent.amount && order.currency === 'MUR' ? 'captured' : 'differs'
}
