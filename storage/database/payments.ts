import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import { asOwedAt } from '../../domain/payment/late.ts'
import type { PaymentIntent } from '../../domain/payment/notice.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { mustNameOrder } from '../order.ts'
import { actOn } from './act.ts'
import { attemptsOn, intentsOf } from './attempts.ts'
import type { IntentRow } from './attempts.ts'
import { append } from './history.ts'
import { issueNotices } from './issuing.ts'
import { ledgerOf } from './ledger.ts'
import { amendNotice, findNotice, lockNotice, mustFindNotice } from './notices.ts'
import type { NoticeRow } from './notices.ts'
import { refundsDue } from './refunds.ts'
import { recordSettlement } from './settlement.ts'

export function createPayments(knex: Knex): PaymentStore {
  return {
    issueNotices: (command) => issueNotices(knex, command),
    findNotice: (noticeId) => findNotice(knex, { notice_id: noticeId }),
    recordPayCode: (noticeId, payCodeSha256) => recordPayCode(knex, noticeId, payCodeSha256),
    findNoticeByPayCode: (payCodeSha256) => findNotice(knex, { pay_code_sha256: payCodeSha256 }),
    intentsOf: (noticeId) => intentsOf(knex, noticeId),
    attemptsOn: (transactionId) => attemptsOn(knex, transactionId),
    openIntent: (intent) => openIntent(knex, intent),
    recordSettlement: (command) => recordSettlement(knex, command),
    ledgerOf: (transactionId) => ledgerOf(knex, transactionId),
    refundsDue: (transactionId) => refundsDue(knex, transactionId),
  }
}

async function recordPayCode(knex: Knex, noticeId: string, payCodeSha256: Sha256): Promise<void> {
  const found = await findNotice(knex, { pay_code_sha256: payCodeSha256 })
  if (found?.noticeId === noticeId) return
  const { transactionId } = await mustFindNotice(knex, noticeId)
  await actOn(knex, transactionId, async (trx) => {
    await trx<NoticeRow>('notice').where({ notice_id: noticeId }).update({ pay_code_sha256: payCodeSha256 })
  })
}

async function openIntent(
  knex: Knex,
  { orderId, noticeId, amount, status, openedAt }: PaymentIntent,
): Promise<void> {
  const { transactionId } = mustNameOrder(orderId)
  await actOn(knex, transactionId, async (trx) => {
    const notice = await lockNotice(trx, noticeId)
    const written = await trx<IntentRow>('payment_intent')
      .insert({ order_id: orderId, notice_id: noticeId, amount, status, opened_at: openedAt })
      .onConflict('order_id')
      .ignore()
      .returning('order_id')
    if (written.length === 0) return
    if (notice.paidAt !== null) throw new Refusal('notice-already-paid', 'The notice has been paid')
    const owed = asOwedAt(notice, openedAt)
    if (owed.amount !== notice.amount) await amendNotice(trx, owed)
    await append(trx, transactionId, `checkout/${orderId}`, {
      at: openedAt,
      event: 'checkout-opened',
      actorId: null,
      detail: { orderId, noticeId },
    })
  })
}
