import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import type { PaymentIntent } from '../../domain/payment/notice.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { mustNameOrder } from '../order.ts'
import { actOn, actOnce } from './act.ts'
import { attemptsOn, intentsOf } from './attempts.ts'
import type { IntentRow } from './attempts.ts'
import { commit } from './commit.ts'
import { issueNotices } from './issuing.ts'
import { ledgerOf } from './ledger.ts'
import { findNotice, lockNotice, mustFindNotice } from './notices.ts'
import type { NoticeRow } from './notices.ts'
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
    recordCheckout: (orderId, checkoutUrl, at) => recordCheckout(knex, orderId, checkoutUrl, at),
    recordSettlement: (command) => recordSettlement(knex, command),
    ledgerOf: (transactionId) => ledgerOf(knex, transactionId),
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

/** Locks the notice, which a payment would mark as paid; the dossier stays as it is. */
async function openIntent(knex: Knex, intent: PaymentIntent): Promise<void> {
  await commit(knex, async (trx) => {
    const paidAt = await lockNotice(trx, intent.noticeId)
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
    if (written.length > 0 && paidAt !== null) {
      throw new Refusal('notice-already-paid', 'The notice has been paid')
    }
  })
}

async function recordCheckout(knex: Knex, orderId: string, checkoutUrl: string, at: Instant): Promise<void> {
  const { transactionId, noticeId } = mustNameOrder(orderId)
  const opened = { at, event: 'checkout-opened', actorId: null, detail: { orderId, noticeId } } as const
  await actOnce(knex, transactionId, `checkout/${orderId}`, opened, async (trx) => {
    const shown = await trx<IntentRow>('payment_intent')
      .where({ order_id: orderId })
      .update({ checkout_url: checkoutUrl })
    if (shown === 0) throw new Error(`No payment intent was written for the order ${orderId}`)
  })
}
