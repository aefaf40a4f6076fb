import { paidNews } from '../../domain/message/news.ts'
import { balanced } from '../../domain/payment/ledger.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { receiptNumber } from '../numbers.ts'
import { mustNameOrder } from '../order.ts'
import { heldEntry, MONEY_CAME_IN } from '../settlement.ts'
import type { Settlement } from '../settlement.ts'
import { mustFindIntent, mustFindNotice } from './notices.ts'
import { enqueue } from './outbox.ts'
import { append, hasHappened, mustFind, nextNumber } from './state.ts'
import type { Occurrence, State } from './state.ts'

export function recordSettlement(state: State, command: Settlement): void {
  const { orderId, status } = command
  if (status === 'open') return
  const { transactionId, noticeId } = mustNameOrder(orderId)
  const dossier = mustFind(state, transactionId)
  const intent = mustFindIntent(state, orderId)
  if (MONEY_CAME_IN.includes(intent.status)) return
  const occurrence = book(state, dossier, mustFindNotice(state, noticeId), command)
  state.intents.set(orderId, { ...intent, status })
  const key = `settled/${orderId}/${status}`
  if (!hasHappened(state, transactionId, key)) append(state, transactionId, key, occurrence)
}

function book(state: State, dossier: Dossier, notice: Notice, command: Settlement): Occurrence {
  const { orderId, status, order, entry, at } = command
  const { transactionId } = dossier
  const occurrence = {
    at,
    actorId: null,
    detail: { orderId, noticeId: notice.noticeId, amount: order.amount },
  }
  if (!MONEY_CAME_IN.includes(status)) return { ...occurrence, event: 'payment-failed' }
  if (status === 'differs') {
    if (entry !== null) post(state, transactionId, entry)
    return { ...occurrence, event: 'payment-differs' }
  }
  const held = heldEntry(dossier.stage, notice, command)
  if (held !== null) {
    post(state, transactionId, held)
    return { ...occurrence, event: 'payment-late' }
  }
  const receipt = markPaid(state, dossier, notice, command)
  return { ...occurrence, event: 'payment-received', detail: { ...occurrence.detail, receipt } }
}

function markPaid(
  state: State,
  dossier: Dossier,
  notice: Notice,
  { orderId, entry, at }: Settlement,
): string {
  if (entry === null) throw new RangeError(`The order ${orderId} was captured without a ledger entry`)
  post(state, dossier.transactionId, entry)
  const paymentReceipt = receiptNumber('PR', at, nextNumber(state, 'PR', at))
  const notices = dossier.notices.map((other) =>
    other.noticeId === notice.noticeId ? { ...other, paidAt: at, paymentReceipt } : other,
  )
  state.dossiers.set(dossier.transactionId, { ...dossier, notices })
  enqueue(state, ...paidNews(dossier, notice, { receipt: paymentReceipt, at }))
  return paymentReceipt
}

function post(state: State, transactionId: Dossier['transactionId'], entry: LedgerEntry): void {
  state.ledger.push({ transactionId, entry: balanced(entry) })
}
