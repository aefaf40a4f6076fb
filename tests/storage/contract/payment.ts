import { paymentEntry } from '../../../domain/payment/ledger.ts'
import type { Payer } from '../../../domain/assessment/schedule.ts'
import type { TransactionId } from '../../../domain/ids.ts'
import { noticeIdOf } from '../../../domain/payment/notice.ts'
import type { BankOrder, Notice } from '../../../domain/payment/notice.ts'
import type { PaymentStore, Stores } from '../../../domain/ports.ts'
import type { Instant } from '../../../domain/time.ts'
import { must } from '../../must.ts'

export type Settlement = Parameters<PaymentStore['recordSettlement']>[0]

/** An attempt to pay the notice, written down. Answers its order id. */
export async function attempt(
  { payments }: Stores,
  { noticeId, amount }: Notice,
  n: number,
  at: Instant,
): Promise<string> {
  const orderId = `${noticeId}-${n}`
  await payments.openIntent({ orderId, noticeId, amount, status: 'open', openedAt: at })
  return orderId
}

/** What the bank says when the notice was paid in full. */
export function captured(notice: Notice, orderId: string, at: Instant): Settlement {
  const order: BankOrder = {
    orderId,
    status: 'captured',
    amount: notice.amount,
    currency: 'MUR',
    capturedAt: at,
    transactionReference: 'T-1',
  }
  const entry = paymentEntry(orderId, at, notice.lines)
  return { orderId, status: 'captured', order, entry, at, late: false }
}

/** Pays the payer's notice in full at the first attempt. */
export async function pay(
  stores: Stores,
  transactionId: TransactionId,
  payer: Payer,
  at: Instant,
): Promise<void> {
  await payNotice(stores, noticeIdOf(transactionId, payer), at)
}

/** The same for any notice. */
export async function payNotice(stores: Stores, noticeId: string, at: Instant): Promise<void> {
  const notice = must(await stores.payments.findNotice(noticeId))
  const orderId = await attempt(stores, notice, 1, at)
  await stores.payments.recordSettlement(captured(notice, orderId, at))
}
