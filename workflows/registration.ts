import { sleep } from '@temporalio/workflow'
import { later } from '../domain/time.ts'
import { documents, now, record, stepOf } from './effects.ts'
import { enter, hasPassed, moveTo, untilInstant } from './moves.ts'
import { openReview } from './review.ts'
import type { Transaction } from './transaction.ts'

/** The title changes hands; if the register no longer bears the sale out, officers look at what it says now. */
export async function register({ state }: Transaction): Promise<void> {
  if ((await record.registerTransaction(stepOf(state))) === 'registered') {
    moveTo(state, 'registered', later(now(), state.durations.valuation))
    return
  }
  state.round += 1
  await record.screenTransaction({ ...stepOf(state), round: state.round })
  await openReview(state)
}

/** Certificate and lock, side by side, and delivery; then what is left of the time in which the valuation may reopen the duty. */
export async function deliver({ state }: Transaction): Promise<void> {
  const step = stepOf(state)
  await Promise.all([documents.sealCertificate(step), documents.lockDocuments(step)])
  await record.recordDelivery(stepOf(state))
  if (!hasPassed(state.waitsUntil)) await sleep(untilInstant(state.waitsUntil ?? now()))
  await enter(state, 'closed')
}
