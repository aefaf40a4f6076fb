import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { Notice, PaymentIntent } from '../../domain/payment/notice.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { actOn, actOnce, moveTo } from './act.ts'
import { toJson } from './json.ts'
import { ledgerOf } from './ledger.ts'
import { findNotice, intentsOf, mustFindIntent, mustFindNotice } from './notices.ts'
import type { IntentRow, NoticeRow } from './notices.ts'
import type { ExaminationRow } from './rows.ts'
import { recordSettlement } from './settlement.ts'

export function createPayments(knex: Knex): PaymentStore {
  return {
    issueNotices: (transactionId, notices, at) => issueNotices(knex, transactionId, notices, at),
    findNotice: (noticeId) => findNotice(knex, { notice_id: noticeId }),
    recordPayCode: (noticeId, payCodeSha256) => recordPayCode(knex, noticeId, payCodeSha256),
    findNoticeByPayCode: (payCodeSha256) => findNotice(knex, { pay_code_sha256: payCodeSha256 }),
    intentsOf: (noticeId) => intentsOf(knex, noticeId),
    openIntent: (intent) => openIntent(knex, intent),
    recordCheckout: (orderId, checkoutUrl, at) => recordCheckout(knex, orderId, checkoutUrl, at),
    recordSettlement: (command) => recordSettlement(knex, command),
    ledgerOf: (transactionId) => ledgerOf(knex, transactionId),
  }
}

/** Once an examination: a transaction lodged anew is examined anew, and then waits for payment again. */
async function issueNotices(
  knex: Knex,
  transactionId: TransactionId,
  notices: readonly Notice[],
  at: Instant,
): Promise<void> {
  const round = await roundOf(knex, transactionId)
  await actOnce(knex, transactionId, `notices-issued/${round}`, async (trx, dossier) => {
    await moveTo(trx, dossier, 'awaiting-payment')
    for (const notice of notices) {
      await trx<NoticeRow>('notice').insert(rowOf(notice)).onConflict('notice_id').ignore()
    }
    const ids = notices.map((notice) => notice.noticeId).join(', ')
    return { at, event: 'notices-issued', actorId: null, detail: { notices: ids } }
  })
}

async function roundOf(knex: Knex, transactionId: TransactionId): Promise<number> {
  const last = await knex<ExaminationRow>('examination')
    .where({ transaction_id: transactionId })
    .orderBy('round', 'desc')
    .first('round')
  return last?.round ?? 1
}

async function recordPayCode(knex: Knex, noticeId: string, payCodeSha256: Sha256): Promise<void> {
  const found = await findNotice(knex, { pay_code_sha256: payCodeSha256 })
  if (found?.noticeId === noticeId) return
  const { transactionId } = await mustFindNotice(knex, noticeId)
  await actOn(knex, transactionId, async (trx) => {
    await trx<NoticeRow>('notice').where({ notice_id: noticeId }).update({ pay_code_sha256: payCodeSha256 })
  })
}

async function openIntent(knex: Knex, intent: PaymentIntent): Promise<void> {
  const { transactionId } = await mustFindNotice(knex, intent.noticeId)
  await actOn(knex, transactionId, async (trx) => {
    const written = await trx<IntentRow>('payment_intent')
      .insert({
        order_id: intent.orderId,
        notice_id: intent.noticeId,
        amount: intent.amount,
        checkout_url: intent.checkoutUrl,
        status: intent.status,
        opened_at: intent.openedAt,
      })
      .onConflict('order_id')
      .ignore()
      .returning('order_id')
    const { paidAt } = await mustFindNotice(trx, intent.noticeId)
    if (written.length > 0 && paidAt !== null) {
      throw new Refusal('notice-already-paid', 'The notice has been paid')
    }
  })
}

async function recordCheckout(knex: Knex, orderId: string, checkoutUrl: string, at: Instant): Promise<void> {
  const { noticeId } = await mustFindIntent(knex, orderId)
  const { transactionId } = await mustFindNotice(knex, noticeId)
  await actOnce(knex, transactionId, `checkout/${orderId}`, async (trx) => {
    await trx<IntentRow>('payment_intent').where({ order_id: orderId }).update({ checkout_url: checkoutUrl })
    return { at, event: 'checkout-opened', actorId: null, detail: { orderId, noticeId } }
  })
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
