import type { Knex } from 'knex'
import type { AssessmentLine } from '../../domain/assessment/assess.ts'
import type { Payer } from '../../domain/assessment/schedule.ts'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import type { IntentStatus, Notice, PaymentIntent } from '../../domain/payment/notice.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { fromJson } from './json.ts'
import type { Json } from './json.ts'

export interface NoticeRow {
  readonly notice_id: string
  readonly transaction_id: TransactionId
  readonly payer: Payer
  readonly lines: Json<readonly AssessmentLine[]>
  readonly amount: Cents
  readonly issued_at: Instant
  readonly due_at: Instant
  readonly paid_at: Instant | null
  readonly payment_receipt: string | null
  readonly pay_code_sha256: Sha256 | null
}

export interface IntentRow {
  readonly order_id: string
  readonly notice_id: string
  readonly amount: Cents
  readonly checkout_url: string | null
  readonly status: IntentStatus
  readonly opened_at: Instant
  readonly captured_at: Instant | null
  readonly bank_reference: string | null
}

const NOTICE_COLUMNS = [
  'notice_id',
  'transaction_id',
  'payer',
  'lines',
  'amount',
  'issued_at',
  'due_at',
  'paid_at',
  'payment_receipt',
] as const satisfies readonly (keyof NoticeRow)[]

const INTENT_COLUMNS = [
  'order_id',
  'notice_id',
  'amount',
  'checkout_url',
  'status',
  'opened_at',
] as const satisfies readonly (keyof IntentRow)[]

export async function noticesOf(knex: Knex, transactionId: TransactionId): Promise<readonly Notice[]> {
  const rows = await knex<NoticeRow>('notice')
    .where({ transaction_id: transactionId })
    .orderBy(['issued_at', 'notice_id'])
    .select(...NOTICE_COLUMNS)
  return rows.map(noticeFrom)
}

export async function findNotice(
  knex: Knex,
  by: { readonly notice_id: string } | { readonly pay_code_sha256: Sha256 },
): Promise<Notice | undefined> {
  const row = await knex<NoticeRow>('notice')
    .where(by)
    .first(...NOTICE_COLUMNS)
  return row && noticeFrom(row)
}

/** Throws `notice-not-found`. */
export async function mustFindNotice(knex: Knex, noticeId: string): Promise<Notice> {
  const notice = await findNotice(knex, { notice_id: noticeId })
  if (notice === undefined) throw new Refusal('notice-not-found', 'There is no such notice')
  return notice
}

export async function intentsOf(knex: Knex, noticeId: string): Promise<readonly PaymentIntent[]> {
  const rows = await knex<IntentRow>('payment_intent')
    .where({ notice_id: noticeId })
    .orderBy(['opened_at', 'order_id'])
    .select(...INTENT_COLUMNS)
  return rows.map(intentFrom)
}

/** Throws a fault: an order that was never written down is nobody's mistake but ours. */
export async function mustFindIntent(knex: Knex, orderId: string): Promise<PaymentIntent> {
  const row = await knex<IntentRow>('payment_intent')
    .where({ order_id: orderId })
    .first(...INTENT_COLUMNS)
  if (row === undefined) throw new Error(`No payment intent was written for the order ${orderId}`)
  return intentFrom(row)
}

/** The attempts by which money for the transaction came in, with the duties that they paid. */
export async function intentsCapturedFor(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<readonly { readonly orderId: string; readonly amount: Cents; readonly lines: Notice['lines'] }[]> {
  const rows = await trx('payment_intent')
    .join('notice', 'notice.notice_id', 'payment_intent.notice_id')
    .where({ 'notice.transaction_id': transactionId, 'payment_intent.status': 'captured' })
    .orderBy('payment_intent.order_id')
    .select<Pick<IntentRow & NoticeRow, 'order_id' | 'amount' | 'lines'>[]>(
      'payment_intent.order_id',
      'payment_intent.amount',
      'notice.lines',
    )
  return rows.map((row) => ({ orderId: row.order_id, amount: row.amount, lines: fromJson(row.lines) }))
}

function noticeFrom(row: Pick<NoticeRow, (typeof NOTICE_COLUMNS)[number]>): Notice {
  return {
    noticeId: row.notice_id,
    transactionId: row.transaction_id,
    payer: row.payer,
    lines: fromJson(row.lines),
    amount: row.amount,
    issuedAt: row.issued_at,
    dueAt: row.due_at,
    paidAt: row.paid_at,
    paymentReceipt: row.payment_receipt,
  }
}

function intentFrom(row: Pick<IntentRow, (typeof INTENT_COLUMNS)[number]>): PaymentIntent {
  return {
    orderId: row.order_id,
    noticeId: row.notice_id,
    amount: row.amount,
    checkoutUrl: row.checkout_url,
    status: row.status,
    openedAt: row.opened_at,
  }
}
