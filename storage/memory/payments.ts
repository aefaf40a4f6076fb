import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import type { Notice, PaymentIntent } from '../../domain/payment/notice.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { mustFindIntent, mustFindNotice, noticesOf } from './notices.ts'
import { recordSettlement } from './settlement.ts'
import { actOnce, moveTo, soon } from './state.ts'
import type { State } from './state.ts'

export function createPayments(state: State): PaymentStore {
  return {
    issueNotices: (transactionId, notices, at) => issueNotices(state, transactionId, notices, at),
    findNotice: (noticeId) => soon(() => noticesOf(state).find((notice) => notice.noticeId === noticeId)),
    recordPayCode: (noticeId, code) =>
      soon(() => void state.payCodes.set(mustFindNotice(state, noticeId).noticeId, code)),
    findNoticeByPayCode: (code) => soon(() => findByPayCode(state, code)),
    intentsOf: (noticeId) => soon(() => intentsOf(state, noticeId)),
    openIntent: (intent) =>
      soon(() => {
        openIntent(state, intent)
      }),
    recordCheckout: (orderId, checkoutUrl, at) => soon(() => recordCheckout(state, orderId, checkoutUrl, at)),
    recordSettlement: (command) => soon(() => recordSettlement(state, command)),
    ledgerOf: (transactionId) => soon(() => ledgerOf(state, transactionId)),
  }
}

function issueNotices(
  state: State,
  transactionId: TransactionId,
  notices: readonly Notice[],
  at: Instant,
): Promise<void> {
  const round = state.examinations.get(transactionId)?.[0]?.round ?? 1
  return actOnce(state, transactionId, `notices-issued/${round}`, (dossier) => {
    const known = new Set(dossier.notices.map((notice) => notice.noticeId))
    const fresh = notices.filter((notice) => !known.has(notice.noticeId))
    moveTo(state, dossier, 'awaiting-payment', { notices: [...dossier.notices, ...fresh] })
    const ids = notices.map((notice) => notice.noticeId).join(', ')
    return { at, event: 'notices-issued', actorId: null, detail: { notices: ids } }
  })
}

function findByPayCode(state: State, code: Sha256): Notice | undefined {
  return noticesOf(state).find((notice) => state.payCodes.get(notice.noticeId) === code)
}

function intentsOf(state: State, noticeId: string): readonly PaymentIntent[] {
  return [...state.intents.values()]
    .filter((intent) => intent.noticeId === noticeId)
    .toSorted((a, b) => (a.openedAt + a.orderId < b.openedAt + b.orderId ? -1 : 1))
}

function openIntent(state: State, intent: PaymentIntent): void {
  const notice = mustFindNotice(state, intent.noticeId)
  if (state.intents.has(intent.orderId)) return
  if (notice.paidAt !== null) throw new Refusal('notice-already-paid', 'The notice has been paid')
  state.intents.set(intent.orderId, intent)
}

function recordCheckout(state: State, orderId: string, checkoutUrl: string, at: Instant): Promise<void> {
  const intent = mustFindIntent(state, orderId)
  const { noticeId } = intent
  const { transactionId } = mustFindNotice(state, noticeId)
  return actOnce(state, transactionId, `checkout/${orderId}`, () => {
    state.intents.set(orderId, { ...mustFindIntent(state, orderId), checkoutUrl })
    return { at, event: 'checkout-opened', actorId: null, detail: { orderId, noticeId } }
  })
}

function ledgerOf(state: State, transactionId: TransactionId): readonly LedgerEntry[] {
  return state.ledger
    .filter((posting) => posting.transactionId === transactionId)
    .map(({ entry }) => entry)
    .toSorted((a, b) => (a.at + a.entryId < b.at + b.entryId ? -1 : 1))
}
