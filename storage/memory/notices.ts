import type { Notice, PaymentIntent } from '../../domain/payment/notice.ts'
import { Refusal } from '../../domain/refusal.ts'
import { mustFind } from './state.ts'
import type { State } from './state.ts'

export function noticesOf(state: State): readonly Notice[] {
  return [...state.dossiers.values()].flatMap((dossier) => dossier.notices)
}

/** Throws `notice-not-found`. */
export function mustFindNotice(state: State, noticeId: string): Notice {
  const notice = noticesOf(state).find((candidate) => candidate.noticeId === noticeId)
  if (notice === undefined) throw new Refusal('notice-not-found', 'There is no such notice')
  return notice
}

export function mustFindIntent(state: State, orderId: string): PaymentIntent {
  const intent = state.intents.get(orderId)
  if (intent === undefined) throw new Error(`No payment intent was written for the order ${orderId}`)
  return intent
}

export function replaceNotice(state: State, notice: Notice): void {
  const dossier = mustFind(state, notice.transactionId)
  const notices = dossier.notices.map((each) => (each.noticeId === notice.noticeId ? notice : each))
  state.dossiers.set(dossier.transactionId, { ...dossier, notices })
}
