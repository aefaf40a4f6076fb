import type { TransactionId } from '../../domain/ids.ts'
import type { Subject } from '../../domain/message/news.ts'
import { negate } from '../../domain/money.ts'
import { heldOf } from '../../domain/payment/correction.ts'
import type { Held } from '../../domain/payment/correction.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import type { RefundDue } from '../../domain/payment/refund.ts'
import { refundOwed } from '../settlement.ts'
import { mustFindIntent, mustFindNotice } from './notices.ts'
import { enqueue } from './outbox.ts'
import { append } from './state.ts'
import type { State } from './state.ts'

const PREFIX = 'refund-'

export function refundsDue(state: State, transactionId: TransactionId | undefined): readonly RefundDue[] {
  return state.ledger
    .filter((posting) => transactionId === undefined || posting.transactionId === transactionId)
    .flatMap((posting) => refundIn(state, posting.transactionId, posting.entry))
    .toSorted((a, b) => (a.since + a.entryId < b.since + b.entryId ? -1 : 1))
}

function refundIn(
  state: State,
  transactionId: TransactionId,
  { entryId, at, lines }: LedgerEntry,
): readonly RefundDue[] {
  const owed = lines.find(({ account }) => account === 'refunds-payable')
  if (owed === undefined || !entryId.startsWith(PREFIX)) return []
  const { noticeId } = mustFindIntent(state, entryId.slice(entryId.indexOf('/') + 1))
  const { payer } = mustFindNotice(state, noticeId)
  return [{ entryId, transactionId, noticeId, payer, amount: negate(owed.amount), since: at }]
}

/** What is booked as duty of the transaction, payment by payment. */
export function heldIn(state: State, transactionId: TransactionId): readonly Held[] {
  const ledger = state.ledger
    .filter((posting) => posting.transactionId === transactionId)
    .map(({ entry }) => entry)
  return [...state.intents.values()]
    .filter(({ orderId }) => ledger.some(({ entryId }) => entryId === `payment/${orderId}`))
    .toSorted((a, b) => (a.openedAt + a.orderId < b.openedAt + b.orderId ? -1 : 1))
    .map(({ orderId, noticeId }) => heldOf({ orderId, lines: mustFindNotice(state, noticeId).lines }, ledger))
}

/** Posts what is owed back, and tells the history and whoever is concerned. */
export function oweBack(state: State, subject: Subject, refund: LedgerEntry): void {
  const { transactionId } = subject
  const { event, news } = refundOwed(subject, refund)
  state.ledger.push({ transactionId, entry: refund })
  append(state, transactionId, refund.entryId, event)
  enqueue(state, ...news)
}
