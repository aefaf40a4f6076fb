import { later } from '../domain/time.ts'
import { documents, now, record, stepOf } from './effects.ts'
import { sendBack } from './lodging.ts'
import { enter, moveTo } from './moves.ts'
import type { Transaction } from './transaction.ts'

export async function beginExamination({ state }: Transaction): Promise<void> {
  await enter(state, 'examining')
}

/**
 * A failed examination goes back with its reasons. One that left a question open goes on to payment, and its
 * open question is raised again in clearing as a serious flag: two officers must answer it.
 */
export async function examine({ state }: Transaction): Promise<void> {
  const { verdict, codes } = await documents.examineDeed({ ...stepOf(state), round: state.round })
  if (verdict === 'failed') return sendBack(state, codes)
  const dueAt = later(now(), state.durations.payment)
  const unpaid = await record.issueNotices({ ...stepOf(state), dueAt })
  state.notices = unpaid.map((noticeId) => ({ noticeId, paid: false, attempts: 0 }))
  moveTo(state, 'awaiting-payment', dueAt)
}
