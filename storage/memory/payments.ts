import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { LedgerEntry } from '../../domain/payment/ledger.ts'
import { issuedNews } from '../../domain/message/news.ts'
import { noticesAfter } from '../../domain/payment/correction.ts'
import { asOwedAt } from '../../domain/payment/late.ts'
import { isClaim } from '../../domain/payment/notice.ts'
import type { Notice, NoticeWithAttempts, PaymentIntent } from '../../domain/payment/notice.ts'
import type { PaymentStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { mustNameOrder } from '../order.ts'
import { setDeadline } from './deadlines.ts'
import { mustFindNotice, noticesOf, replaceNotice } from './notices.ts'
import { enqueue } from './outbox.ts'
import { heldIn, oweBack, refundsDue } from './refunds.ts'
import { recordSettlement } from './settlement.ts'
import { append, hasHappened, moveTo, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createPayments(state: State): PaymentStore {
  return {
    issueNotices: (command) => soon(() => issueNotices(state, command)),
    findNotice: (noticeId) => soon(() => noticesOf(state).find((notice) => notice.noticeId === noticeId)),
    recordPayCode: (noticeId, code) =>
      soon(() => void state.payCodes.set(mustFindNotice(state, noticeId).noticeId, code)),
    findNoticeByPayCode: (code) => soon(() => findByPayCode(state, code)),
    intentsOf: (noticeId) => soon(() => intentsOf(state, noticeId)),
    attemptsOn: (transactionId) => soon(() => attemptsOn(state, transactionId)),
    openIntent: (intent) =>
      soon(() => {
        openIntent(state, intent)
      }),
    recordSettlement: (command) =>
      soon(() => {
        recordSettlement(state, command)
      }),
    ledgerOf: (transactionId) => soon(() => ledgerOf(state, transactionId)),
    refundsDue: (transactionId) => soon(() => refundsDue(state, transactionId)),
  }
}

function issueNotices(
  state: State,
  { transactionId, at, dueAt }: Parameters<PaymentStore['issueNotices']>[0],
): readonly string[] {
  const dossier = mustFind(state, transactionId)
  const last = state.examinations.get(transactionId)?.[0]
  if (last === undefined) throw new Error(`${transactionId} was never assessed`)
  const issue = { transactionId, issuedAt: at, dueAt, round: last.round }
  const { notices, refunds } = noticesAfter(last.assessment, heldIn(state, transactionId), issue)
  const key = `notices-issued/${last.round}`
  if (!hasHappened(state, transactionId, key)) {
    const known = new Set(dossier.notices.map((notice) => notice.noticeId))
    const fresh = notices.filter((notice) => !known.has(notice.noticeId))
    moveTo(state, dossier, 'awaiting-payment', { notices: [...dossier.notices, ...fresh] })
    setDeadline(state, transactionId, { deadline: 'payment', round: last.round, until: dueAt, setAt: at })
    const detail = { notices: notices.map(({ noticeId }) => noticeId).join(', ') }
    append(state, transactionId, key, { at, event: 'notices-issued', actorId: null, detail })
    for (const refund of refunds) oweBack(state, dossier, refund)
    enqueue(state, ...issuedNews(dossier, notices))
  }
  return mustFind(state, transactionId)
    .notices.filter(({ noticeId, paidAt }) => paidAt === null && !isClaim(noticeId))
    .map(({ noticeId }) => noticeId)
}

function attemptsOn(state: State, transactionId: TransactionId): readonly NoticeWithAttempts[] {
  const notices = state.dossiers.get(transactionId)?.notices ?? []
  return notices.map((notice) => ({ notice, attempts: intentsOf(state, notice.noticeId) }))
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
  const { orderId, noticeId, openedAt: at } = intent
  const { transactionId } = mustNameOrder(orderId)
  const notice = mustFindNotice(state, noticeId)
  if (state.intents.has(orderId)) return
  if (notice.paidAt !== null) throw new Refusal('notice-already-paid', 'The notice has been paid')
  replaceNotice(state, asOwedAt(notice, at))
  state.intents.set(orderId, intent)
  const opened = { at, event: 'checkout-opened', actorId: null, detail: { orderId, noticeId } } as const
  append(state, transactionId, `checkout/${orderId}`, opened)
}

function ledgerOf(state: State, transactionId: TransactionId): readonly LedgerEntry[] {
  return state.ledger
    .filter((posting) => posting.transactionId === transactionId)
    .map(({ entry }) => entry)
    .toSorted((a, b) => (a.at + a.entryId < b.at + b.entryId ? -1 : 1))
}
