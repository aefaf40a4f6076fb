import { patched, sleep } from '@temporalio/workflow'
import type { Examined } from '../activities/contract.ts'
import type { Sha256 } from '../domain/ids.ts'
import { later } from '../domain/time.ts'
import { documents, now, record, stepOf, unhurried } from './effects.ts'
import { sendBack } from './lodging.ts'
import { enter, hasPassed, moveTo, untilInstant } from './moves.ts'
import type { State, Transaction } from './transaction.ts'

/** Comes once, after the first lodging; the receipt is sealed beside what follows. */
export async function beginExamination(transaction: Transaction): Promise<void> {
  await enter(transaction.state, 'examining')
  // Transactions lodged before receipts were sealed go on without: their recorded histories know no such step.
  if (patched('sealed-receipt')) transaction.receiptSealed = sealReceipt(transaction.state)
}

/** Nothing may stop the procedure here; while an authority is away it is asked again. */
async function sealReceipt(state: State): Promise<void> {
  await documents.sealReceipt(stepOf(state)).catch(() => undefined)
}

/**
 * A failed examination goes back with its reasons. One that left a question open goes on to payment, and its
 * open question is raised again in clearing as a serious flag: two officers must answer it.
 */
export async function examine({ state }: Transaction): Promise<void> {
  const { verdict, codes, stamped, deedSha256 } = await examined(state)
  if (stamped === false) stampLater(state, deedSha256)
  if (verdict === 'failed') return sendBack(state, codes)
  const dueAt = later(now(), state.durations.payment)
  const unpaid = await record.issueNotices({ ...stepOf(state), dueAt })
  state.notices = unpaid.map((noticeId) => ({ noticeId, paid: false, attempts: 0 }))
  moveTo(state, 'awaiting-payment', dueAt)
}

/**
 * While nobody can tell whether a certificate was revoked, the deed is examined again after growing pauses, for as
 * long as the term allows. Then its question stays open, for people to answer.
 */
async function examined(state: State): Promise<Examined> {
  const { firstEvidencePause, longestEvidencePause, evidence } = state.durations
  const until = later(now(), evidence)
  for (let pause = firstEvidencePause; ; pause = Math.min(2 * pause, longestEvidencePause)) {
    const mayWait = !hasPassed(until)
    const outcome = await documents.examineDeed({ ...stepOf(state), round: state.round, mayWait })
    if (outcome.tryLater !== true) return outcome
    await sleep(Math.min(pause, untilInstant(until)))
  }
}

/** Beside the procedure, which does not wait for it. */
function stampLater(state: State, deedSha256: Sha256): void {
  const { round } = state
  unhurried.stampReceipt({ ...stepOf(state), round, deedSha256 }).catch(() => undefined)
}
