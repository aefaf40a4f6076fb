import type { Knex } from 'knex'
import type { Assessment } from '../../domain/assessment/assess.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { issuedNews } from '../../domain/message/news.ts'
import { heldOf, noticesAfter } from '../../domain/payment/correction.ts'
import type { Held } from '../../domain/payment/correction.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import { isClaim } from '../../domain/payment/notice.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { refundOwed } from '../settlement.ts'
import { actOn, moveTo } from './act.ts'
import { intentsCapturedFor } from './attempts.ts'
import { setDeadline } from './deadlines.ts'
import { append, appendOnce } from './history.ts'
import { fromJson } from './json.ts'
import { post, postingsOf } from './ledger.ts'
import { insertNotices, unpaidNotices } from './notices.ts'
import { enqueue, subjectOf } from './outbox.ts'
import type { DossierRow, ExaminationRow } from './rows.ts'

/**
 * Once an examination: a transaction lodged anew is examined anew, and then waits for payment again. What was paid for
 * it before counts: more is asked for, or some of it is owed back, where the assessment came to another sum.
 */
export function issueNotices(
  knex: Knex,
  { transactionId, at, dueAt }: Parameters<PaymentStore['issueNotices']>[0],
): Promise<readonly string[]> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    const { round, assessment } = await lastAssessment(trx, transactionId)
    const issue = { transactionId, issuedAt: at, dueAt, round }
    const held = round === 1 ? [] : await heldIn(trx, transactionId)
    const { notices, refunds } = noticesAfter(assessment, held, issue)
    const detail = { notices: notices.map(({ noticeId }) => noticeId).join(', ') }
    const issued = { at, event: 'notices-issued', actorId: null, detail } as const
    if (await appendOnce(trx, transactionId, `notices-issued/${round}`, issued)) {
      await moveTo(trx, dossier, 'awaiting-payment')
      await insertNotices(trx, notices)
      for (const refund of refunds) await oweBack(trx, dossier, refund)
      await enqueue(trx, ...issuedNews(subjectOf(dossier), notices))
      await setDeadline(trx, transactionId, { deadline: 'payment', round, until: dueAt, setAt: at })
      // In the first round there are none besides.
      if (round === 1) return notices.map(({ noticeId }) => noticeId)
    }
    return unpaidOf(trx, transactionId)
  })
}

/** What is booked as duty of the transaction, payment by payment. */
export async function heldIn(trx: Knex.Transaction, transactionId: TransactionId): Promise<readonly Held[]> {
  const ledger = await postingsOf(trx, transactionId)
  return (await intentsCapturedFor(trx, transactionId))
    .filter(({ orderId }) => ledger.some(({ entryId }) => entryId === `payment/${orderId}`))
    .map((paid) => heldOf(paid, ledger))
}

/** Posts what is owed back, and tells the history and whoever is concerned. */
export async function oweBack(
  trx: Knex.Transaction,
  dossier: DossierRow,
  refund: LedgerEntry,
): Promise<void> {
  const { event, news } = refundOwed(subjectOf(dossier), refund)
  await post(trx, dossier.transaction_id, refund)
  await append(trx, dossier.transaction_id, refund.entryId, event)
  await enqueue(trx, ...news)
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

/** What was issued in an earlier round may be paid. A claim comes after registration, and is not waited for here. */
async function unpaidOf(trx: Knex.Transaction, transactionId: TransactionId): Promise<readonly string[]> {
  const notices = await unpaidNotices(trx, transactionId)
  return notices.map(({ noticeId }) => noticeId).filter((noticeId) => !isClaim(noticeId))
}
