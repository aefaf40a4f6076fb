import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import type { IntentStatus, Notice, NoticeWithAttempts, PaymentIntent } from '../../domain/payment/notice.ts'
import type { Instant } from '../../domain/time.ts'
import { groupBy } from './group-by.ts'
import { fromJson } from './json.ts'
import { NOTICE_COLUMNS, noticeFrom } from './notices.ts'
import type { NoticeRow, ReadNotice } from './notices.ts'

export interface IntentRow {
  readonly order_id: string
  readonly notice_id: string
  readonly amount: Cents
  readonly status: IntentStatus
  readonly opened_at: Instant
  readonly captured_at: Instant | null
  readonly bank_reference: string | null
}

/** An attempt as it is read: `ordered` is its amount, so that it can stand beside its notice. */
interface AttemptRow extends Omit<IntentRow, 'amount' | 'captured_at' | 'bank_reference'> {
  readonly ordered: Cents
}

const ATTEMPT_COLUMNS = [
  'payment_intent.order_id',
  'payment_intent.notice_id',
  'payment_intent.amount as ordered',
  'payment_intent.status',
  'payment_intent.opened_at',
] as const

const WITH_NOTICE = [...ATTEMPT_COLUMNS, ...NOTICE_COLUMNS.map((column) => `notice.${column}` as const)]

const OLDEST_FIRST = ['payment_intent.opened_at', 'payment_intent.order_id'] as const

export async function intentsOf(knex: Knex, noticeId: string): Promise<readonly PaymentIntent[]> {
  const rows = await knex('payment_intent')
    .where({ notice_id: noticeId })
    .orderBy([...OLDEST_FIRST])
    .select<AttemptRow[]>(...ATTEMPT_COLUMNS)
  return rows.map(intentFrom)
}

/** One statement, so that all of it is as of one moment. */
export async function attemptsOn(
  knex: Knex,
  transactionId: TransactionId,
): Promise<readonly NoticeWithAttempts[]> {
  const rows = await knex('notice')
    .leftJoin('payment_intent', 'payment_intent.notice_id', 'notice.notice_id')
    .where('notice.transaction_id', transactionId)
    .orderBy(['notice.issued_at', 'notice.notice_id', ...OLDEST_FIRST])
    .select<(ReadNotice & (AttemptRow | { readonly order_id: null }))[]>(...WITH_NOTICE)
  return [...groupBy(rows, (row) => row.notice_id).values()].flatMap((ofNotice) => {
    const attempts = ofNotice.flatMap((row) => (row.order_id === null ? [] : intentFrom(row)))
    return ofNotice.slice(0, 1).map((row) => ({ notice: noticeFrom(row), attempts }))
  })
}

/** Throws a fault: an order that was never written down is nobody's mistake but ours. */
export async function mustFindAttempt(
  trx: Knex.Transaction,
  orderId: string,
): Promise<{ readonly notice: Notice; readonly intent: PaymentIntent }> {
  const [row] = await trx('payment_intent')
    .join('notice', 'notice.notice_id', 'payment_intent.notice_id')
    .where('payment_intent.order_id', orderId)
    .select<(ReadNotice & AttemptRow)[]>(...WITH_NOTICE)
  if (row === undefined) throw new Error(`No payment intent was written for the order ${orderId}`)
  return { notice: noticeFrom(row), intent: intentFrom(row) }
}

/** The attempts by which money for the transaction came in, oldest first, with the duties that they paid. */
export async function intentsCapturedFor(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<readonly { readonly orderId: string; readonly amount: Cents; readonly lines: Notice['lines'] }[]> {
  const rows = await trx('payment_intent')
    .join('notice', 'notice.notice_id', 'payment_intent.notice_id')
    .where({ 'notice.transaction_id': transactionId, 'payment_intent.status': 'captured' })
    .orderBy([...OLDEST_FIRST])
    .select<Pick<IntentRow & NoticeRow, 'order_id' | 'amount' | 'lines'>[]>(
      'payment_intent.order_id',
      'payment_intent.amount',
      'notice.lines',
    )
  return rows.map((row) => ({ orderId: row.order_id, amount: row.amount, lines: fromJson(row.lines) }))
}

function intentFrom(row: AttemptRow): PaymentIntent {
  return {
    orderId: row.order_id,
    noticeId: row.notice_id,
    amount: row.ordered,
    status: row.status,
    openedAt: row.opened_at,
  }
}
