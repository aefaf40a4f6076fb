import type { Message } from '../domain/message/message.ts'
import { refundNews } from '../domain/message/news.ts'
import type { Subject } from '../domain/message/news.ts'
import { cents, negate } from '../domain/money.ts'
import { suspenseEntry } from '../domain/payment/ledger.ts'
import type { LedgerEntry } from '../domain/payment/ledger.ts'
import type { Notice, PaymentIntent } from '../domain/payment/notice.ts'
import type { PaymentStore } from '../domain/ports.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'
import { isFinal } from '../domain/transaction/stages.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { mustNameOrder } from './order.ts'

/* What every engine agrees on when the bank has said how an order stands. */

export type Settlement = Parameters<PaymentStore['recordSettlement']>[0]

/** Attempts in these states brought money in. Nothing the bank says later takes that back. */
export const MONEY_CAME_IN: readonly PaymentIntent['status'][] = ['captured', 'differs']

/** What the history tells of money that is owed back, and whoever is concerned. */
export function refundOwed(
  subject: Subject,
  { entryId, at, lines }: LedgerEntry,
): {
  readonly event: Omit<HistoryEvent, 'seq' | 'transactionId'>
  readonly news: readonly Message[]
} {
  const orderId = entryId.slice(entryId.indexOf('/') + 1)
  const amount = negate(lines.find(({ account }) => account === 'refunds-payable')?.amount ?? cents(0))
  const { payer } = mustNameOrder(orderId)
  return {
    event: { at, event: 'refund-due', actorId: null, detail: { orderId, amount } },
    news: refundNews(subject, { entryId, payer, amount, at }),
  }
}

/**
 * The entry for captured money that nothing is owed for any more: held for a person. Null when the notice
 * takes it. Asked within the commit, because only there is it certain how transaction and notice stand.
 */
export function heldEntry(
  stage: Stage,
  notice: Notice,
  { orderId, order, entry, at, late }: Settlement,
): LedgerEntry | null {
  if (late && entry !== null) return entry
  if (late || isFinal(stage)) {
    return suspenseEntry(orderId, at, order.amount, 'Paid after the end of the transaction')
  }
  if (notice.paidAt !== null) return suspenseEntry(orderId, at, order.amount, 'Paid a second time')
  return null
}
