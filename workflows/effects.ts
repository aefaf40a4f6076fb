import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { DocumentActivities, TransactionActivities } from '../activities/contract.ts'
import { instantOf } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Step } from '../activities/contract.ts'
import { DOCUMENTS_QUEUE } from './messages.ts'
import type { State } from './transaction.ts'

/*
 * How each effect is called. Faults are retried without end, because a store that is away comes back and an
 * acknowledged act must be finished; refusals are marked not to be retried where they are made.
 */

const RETRY = { initialInterval: '200 milliseconds', maximumInterval: '30 seconds' } as const

/**
 * Short commits run beside the workflow, without the round trip over a task queue: two cost less than one
 * remote, and they are what stands between the last payment and the registration.
 */
export const record = proxyLocalActivities<TransactionActivities>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '5 seconds',
  retry: RETRY,
})

/** What asks the bank. */
export const bank = proxyActivities<TransactionActivities>({
  startToCloseTimeout: '15 seconds',
  retry: RETRY,
})

/** The same while a payer looks on: nobody waits longer than that for a page to open. */
export const bankWhileSomeoneWaits = proxyActivities<TransactionActivities>({
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '20 seconds',
  retry: RETRY,
})

/** What reads, draws or signs the bytes of documents. */
export const documents = proxyActivities<DocumentActivities>({
  taskQueue: DOCUMENTS_QUEUE,
  startToCloseTimeout: '30 seconds',
  retry: RETRY,
})

/** What nobody waits for: asked for as long as the transaction lives, and at growing intervals. */
export const unhurried = proxyActivities<DocumentActivities>({
  taskQueue: DOCUMENTS_QUEUE,
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
})

/** The workflow's clock, which a replay sets back to what it was. */
export function now(): Instant {
  return instantOf(new Date())
}

export function stepOf({ transactionId }: State): Step {
  return { transactionId, at: now() }
}
