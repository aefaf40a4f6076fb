import type { Knex } from 'knex'
import { paidNews } from '../../domain/message/news.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import { receiptNumber } from '../numbers.ts'
import { mustNameOrder } from '../order.ts'
import { heldEntry, MONEY_CAME_IN } from '../settlement.ts'
import type { Settlement } from '../settlement.ts'
import { actOn } from './act.ts'
import { mustFindAttempt } from './attempts.ts'
import type { IntentRow } from './attempts.ts'
import { nextNumber } from './counter.ts'
import { appendOnce } from './history.ts'
import type { Occurrence } from './history.ts'
import { post } from './ledger.ts'
import type { NoticeRow } from './notices.ts'
import { enqueue, subjectOf } from './outbox.ts'
import type { DossierRow } from './rows.ts'

export async function recordSettlement(knex: Knex, command: Settlement): Promise<void> {
  const { orderId, status } = command
  if (status === 'open') return
  const { transactionId } = mustNameOrder(orderId)
  await actOn(knex, transactionId, async (trx, dossier) => {
    const { notice, intent } = await mustFindAttempt(trx, orderId)
    if (MONEY_CAME_IN.includes(intent.status)) return
    await trx<IntentRow>('payment_intent').where({ order_id: orderId }).update({
      status,
      captured_at: command.order.capturedAt,
      bank_reference: command.order.transactionReference,
    })
    const occurrence = await book(trx, dossier, notice, command)
    await appendOnce(trx, transactionId, `settled/${orderId}/${status}`, occurrence)
  })
}

/** What the settlement means for the money and the notice. */
async function book(
  trx: Knex.Transaction,
  dossier: DossierRow,
  notice: Notice,
  command: Settlement,
): Promise<Occurrence> {
  const { orderId, status, order, entry, at } = command
  const occurrence = {
    at,
    actorId: null,
    detail: { orderId, noticeId: notice.noticeId, amount: order.amount },
  }
  if (!MONEY_CAME_IN.includes(status)) return { ...occurrence, event: 'payment-failed' }
  if (status === 'differs') {
    if (entry !== null) await post(trx, dossier.transaction_id, entry)
    return { ...occurrence, event: 'payment-differs' }
  }
  const held = heldEntry(dossier.stage, notice, command)
  if (held !== null) {
    await post(trx, dossier.transaction_id, held)
    return { ...occurrence, event: 'payment-late' }
  }
  const receipt = await markPaid(trx, dossier, notice, command)
  return { ...occurrence, event: 'payment-received', detail: { ...occurrence.detail, receipt } }
}

async function markPaid(
  trx: Knex.Transaction,
  dossier: DossierRow,
  notice: Notice,
  { orderId, entry, at }: Settlement,
): Promise<string> {
  if (entry === null) throw new RangeError(`The order ${orderId} was captured without a ledger entry`)
  await post(trx, dossier.transaction_id, entry)
  const receipt = receiptNumber('PR', at, await nextNumber(trx, 'PR', at))
  await trx<NoticeRow>('notice')
    .where({ notice_id: notice.noticeId })
    .update({ paid_at: at, payment_receipt: receipt })
  await enqueue(trx, ...paidNews(subjectOf(dossier), notice, { receipt, at }))
  return receipt
}
