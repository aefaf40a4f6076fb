import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { beginBeside } from './beside.ts'
import { sendBack } from './lodging.ts'
import { enter, moveTo } from './moves.ts'
import { hasPassed } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

/** Comes once, after the first lodging. */
export async function beginExamination(transaction: Transaction): Promise<void> {
  await enter(transaction, 'examining')
  beginBeside(transaction, { what: 'sealed-receipt' })
}

/**
 * A failed examination goes back with its reasons. One that left a question open goes on to payment, and its
 * open question is raised again in clearing as a serious flag: two officers must answer it.
 */
export async function examine(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  const until = state.evidence?.until ?? later(effects.now(), state.durations.evidence)
  const mayWait = !hasPassed(transaction, until)
  const step = { ...stepOf(transaction), round: state.round, mayWait }
  const { deedSha256, verdict, codes, stamped, tryLater } = await effects.documents.examineDeed(step)
  if (tryLater === true) return untilTriedAgain(transaction, until)
  state.evidence = null
  if (stamped === false) {
    beginBeside(transaction, { what: 'receipt-timestamp', round: state.round, deedSha256 })
  }
  if (verdict === 'failed') return sendBack(transaction, codes)
  const within = state.durations.payment
  const { unpaid, dueAt } = await effects.record.issueNotices({ ...stepOf(transaction), within })
  state.notices = unpaid.map((noticeId) => ({ noticeId, paid: false, attempts: 0 }))
  moveTo(transaction, 'awaiting-payment', dueAt)
}

/**
 * While nobody can tell whether a certificate was revoked, the deed is examined again after growing pauses, for as
 * long as the term allows. Then its question stays open, for people to answer.
 */
async function untilTriedAgain({ state, effects }: Transaction, until: Instant): Promise<void> {
  const { firstEvidencePause, longestEvidencePause } = state.durations
  const pause = state.evidence?.pause ?? firstEvidencePause
  const next = later(effects.now(), pause)
  state.evidence = { until, pause: Math.min(2 * pause, longestEvidencePause) }
  await effects.until(() => effects.isLong(), next < until ? next : until)
}
