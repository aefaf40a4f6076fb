import type { Knex } from 'knex'
import type { Assessment } from '../../domain/assessment/assess.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { issuedNews } from '../../domain/message/news.ts'
import { noticesFor } from '../../domain/payment/issue.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { actOn, moveTo } from './act.ts'
import { setDeadline } from './deadlines.ts'
import { appendOnce } from './history.ts'
import { fromJson } from './json.ts'
import { insertNotices } from './notices.ts'
import type { NoticeRow } from './notices.ts'
import { enqueue, subjectOf } from './outbox.ts'
import type { ExaminationRow } from './rows.ts'

/** Once an examination: a transaction lodged anew is examined anew, and then waits for payment again. */
export function issueNotices(
  knex: Knex,
  { transactionId, at, dueAt }: Parameters<PaymentStore['issueNotices']>[0],
): Promise<readonly string[]> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    const { round, assessment } = await lastAssessment(trx, transactionId)
    const notices = noticesFor(assessment, { transactionId, issuedAt: at, dueAt })
    const ids = notices.map((notice) => notice.noticeId)
    const issued = {
      at,
      event: 'notices-issued',
      actorId: null,
      detail: { notices: ids.join(', ') },
    } as const
    if (await appendOnce(trx, transactionId, `notices-issued/${round}`, issued)) {
      await moveTo(trx, dossier, 'awaiting-payment')
      await insertNotices(trx, notices)
      await enqueue(trx, ...issuedNews(subjectOf(dossier), notices))
      await setDeadline(trx, transactionId, { deadline: 'payment', round, until: dueAt, setAt: at })
    }
    return unpaidAmong(trx, ids)
  })
}

/** Throws a fault when there is none: the procedure assesses before it asks for money. */
export async function lastAssessment(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<{ readonly round: number; readonly assessment: Assessment }> {
  const last = await trx<ExaminationRow>('examination')
    .where({ transaction_id: transactionId })
    .orderBy('round', 'desc')
    .first('round', 'assessment')
  if (last === undefined) throw new Error(`${transactionId} was never assessed`)
  return { round: last.round, assessment: fromJson(last.assessment) }
}

/** What was issued in an earlier round may be paid. */
async function unpaidAmong(trx: Knex.Transaction, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await trx<NoticeRow>('notice')
    .whereIn('notice_id', ids)
    .whereNull('paid_at')
    .select('notice_id')
  const unpaid = new Set(rows.map((row) => row.notice_id))
  return ids.filter((id) => unpaid.has(id))
}
