import type { Knex } from 'knex'
import type { AssessmentLine } from '../../domain/assessment/assess.ts'
import type { Payer } from '../../domain/assessment/schedule.ts'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { fromJson, toJson } from './json.ts'
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

export const NOTICE_COLUMNS = [
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

export type ReadNotice = Pick<NoticeRow, (typeof NOTICE_COLUMNS)[number]>

export async function noticesOf(knex: Knex, transactionId: TransactionId): Promise<readonly Notice[]> {
  const rows = await knex<NoticeRow>('notice')
    .where({ transaction_id: transactionId })
    .orderBy(['issued_at', 'notice_id'])
    .select(...NOTICE_COLUMNS)
  return rows.map(noticeFrom)
}

export async function unpaidNotices(knex: Knex, transactionId: TransactionId): Promise<readonly Notice[]> {
  return (await noticesOf(knex, transactionId)).filter(({ paidAt }) => paidAt === null)
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
  if (notice === undefined) throw noticeNotFound()
  return notice
}

/** Holds the notice until the commit ends. Throws `notice-not-found`. */
export async function lockNotice(trx: Knex.Transaction, noticeId: string): Promise<Notice> {
  const row = await trx<NoticeRow>('notice')
    .where({ notice_id: noticeId })
    .forUpdate()
    .first(...NOTICE_COLUMNS)
  if (row === undefined) throw noticeNotFound()
  return noticeFrom(row)
}

/** Another sum takes the place of what nobody has paid. */
export async function amendNotice(
  trx: Knex.Transaction,
  { noticeId, lines, amount, dueAt }: Pick<Notice, 'noticeId' | 'lines' | 'amount' | 'dueAt'>,
): Promise<void> {
  await trx<NoticeRow>('notice')
    .where({ notice_id: noticeId })
    .update({ lines: toJson(lines), amount, due_at: dueAt })
}

function noticeNotFound(): Refusal {
  return new Refusal('notice-not-found', 'There is no such notice')
}

/** A notice that is there already stays as it was. */
export async function insertNotices(trx: Knex.Transaction, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  await trx<NoticeRow>('notice').insert(notices.map(rowOf)).onConflict('notice_id').ignore()
}

export function noticeFrom(row: ReadNotice): Notice {
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

function rowOf(notice: Notice): NoticeRow {
  return {
    notice_id: notice.noticeId,
    transaction_id: notice.transactionId,
    payer: notice.payer,
    lines: toJson(notice.lines),
    amount: notice.amount,
    issued_at: notice.issuedAt,
    due_at: notice.dueAt,
    paid_at: null,
    payment_receipt: null,
    pay_code_sha256: null,
  }
}
