import type { Knex } from 'knex'
import { suspenseEntry } from '../../domain/payment/ledger.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import type { Notice, PaymentIntent } from '../../domain/payment/notice.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { isFinal } from '../../domain/transaction/stages.ts'
import { receiptNumber } from '../numbers.ts'
import { actOnce } from './act.ts'
import { nextNumber } from './counter.ts'
import type { Occurrence } from './history.ts'
import { post } from './ledger.ts'
import { mustFindIntent, mustFindNotice } from './notices.ts'
import type { IntentRow, NoticeRow } from './notices.ts'
import type { DossierRow } from './rows.ts'

export type Settlement = Parameters<PaymentStore['recordSettlement']>[0]

/** Attempts in these states brought money in. Nothing the bank says later takes that back. */
const MONEY_CAME_IN: readonly PaymentIntent['status'][] = ['captured', 'differs']

export async function recordSettlement(knex: Knex, command: Settlement): Promise<void> {
  const { orderId, status } = command
  if (status === 'open') return
  const { noticeId } = await mustFindIntent(knex, orderId)
  const { transactionId } = await mustFindNotice(knex, noticeId)
  await actOnce(knex, transactionId, `settled/${orderId}/${status}`, async (trx, dossier) => {
    const intent = await mustFindIntent(trx, orderId)
    if (MONEY_CAME_IN.includes(intent.status)) return null
    await trx<IntentRow>('payment_intent').where({ order_id: orderId }).update({
      status,
      captured_at: command.order.capturedAt,
      bank_reference: command.order.transactionReference,
    })
    return book(trx, dossier, await mustFindNotice(trx, noticeId), command)
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
  const held = heldBecause(dossier, notice, command)
  if (held !== null) {
    await post(trx, dossier.transaction_id, held)
    return { ...occurrence, event: 'payment-late' }
  }
  const receipt = await markPaid(trx, dossier, notice, command)
  return { ...occurrence, event: 'payment-received', detail: { ...occurrence.detail, receipt } }
}

/**
 * Money that nothing is owed for any more is held for a person. Decided here and not by the caller alone,
 * because only within the commit is it certain how the transaction and the notice stand.
 */
function heldBecause(
  dossier: DossierRow,
  notice: Notice,
  { orderId, order, entry, at, late }: Settlement,
): LedgerEntry | null {
  if (late && entry !== null) return entry
  if (late || isFinal(dossier.stage)) {
    return suspenseEntry(orderId, at, order.amount, 'Paid after the end of the transaction')
  }
  if (notice.paidAt !== null) return suspenseEntry(orderId, at, order.amount, 'Paid a second time')
  return null
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
  return receipt
}
