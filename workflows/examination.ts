import type { Examined } from '../activities/contract.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { beginBeside } from './beside.ts'
import { sendBack } from './lodging.ts'
import { moveTo } from './moves.ts'
import { hasPassed } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

/** Comes once, after the first lodging; the examination records it. */
export function beginExamination(transaction: Transaction): Promise<void> {
  moveTo(transaction, 'examining')
  return Promise.resolve()
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
  const outcome = await effects.documents.examineDeed(step)
  sealOrStampLater(transaction, outcome)
  const { verdict, codes, tryLater } = outcome
  if (tryLater === true) return untilTriedAgain(transaction, until)
  state.evidence = null
  if (verdict === 'failed') return sendBack(transaction, codes)
  const within = state.durations.payment
  const { unpaid, dueAt } = await effects.record.issueNotices({ ...stepOf(transaction), within })
  state.notices = unpaid.map((noticeId) => ({ noticeId, paid: false, attempts: 0 }))
  moveTo(transaction, 'awaiting-payment', dueAt)
}

/** What the authorities were away for goes on beside the procedure; of a deed tried again it has begun already. */
function sealOrStampLater(transaction: Transaction, outcome: Examined): void {
  const { round, evidence } = transaction.state
  const { deedSha256, stamped, receiptSealed } = outcome
  if (evidence === null && receiptSealed === false) beginBeside(transaction, { what: 'sealed-receipt' })
  if (outcome.tryLater === true || stamped !== false) return
  beginBeside(transaction, { what: 'receipt-timestamp', round, deedSha256 })
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
