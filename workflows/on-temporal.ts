import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  log,
  proxyActivities,
  proxyLocalActivities,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { DocumentActivities, TransactionActivities } from '../activities/contract.ts'
import { instantOf } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import type { Effects, Standing } from './effects.ts'
import { DOCUMENTS_QUEUE, STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE } from './messages.ts'
import type { LandTransactionInput } from './messages.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Exclusively } from './one-at-a-time.ts'

/*
 * How each effect is called. Faults are retried without end, because a store that is away comes back and an
 * acknowledged act must be finished; refusals are marked not to be retried where they are made.
 */

const RETRY = { initialInterval: '200 milliseconds', maximumInterval: '30 seconds' } as const

/** Beside the workflow, and over the task queue. */
type Ways = readonly [beside: TransactionActivities, remote: TransactionActivities]

/** What is tried beside the workflow first: five times within about three seconds. */
const AT_FIRST = { initialInterval: '200 milliseconds', maximumAttempts: 5 } as const

/**
 * Short commits run beside the workflow, without the round trip over a task queue: two cost less than one
 * remote, and they are what stands between the last payment and the registration.
 */
const RECORD: Ways = [
  proxyLocalActivities<TransactionActivities>({ startToCloseTimeout: '10 seconds', retry: AT_FIRST }),
  proxyActivities<TransactionActivities>({ startToCloseTimeout: '10 seconds', retry: RETRY }),
]

/** Most answers of the bank come at once; one that does not holds the transaction up no longer than that. */
const AT_ONCE = proxyLocalActivities<TransactionActivities>({
  startToCloseTimeout: '3 seconds',
  retry: { maximumAttempts: 1 },
})

const BANK: Ways = [
  AT_ONCE,
  proxyActivities<TransactionActivities>({ startToCloseTimeout: '15 seconds', retry: RETRY }),
]

/** Nobody waits for longer than that for a page to open. */
const BANK_WHILE_SOMEONE_WAITS: Ways = [
  AT_ONCE,
  proxyActivities<TransactionActivities>({
    startToCloseTimeout: '10 seconds',
    scheduleToCloseTimeout: '20 seconds',
    retry: RETRY,
  }),
]

export const documents = proxyActivities<DocumentActivities>({
  taskQueue: DOCUMENTS_QUEUE,
  startToCloseTimeout: '30 seconds',
  retry: RETRY,
})

/** Asked for as long as the transaction lives, and at growing intervals. */
const unhurried = proxyActivities<DocumentActivities>({
  taskQueue: DOCUMENTS_QUEUE,
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '10 seconds', maximumInterval: '10 minutes' },
})

/** The workflow's clock, which a replay sets back to what it was. */
export function now(): Instant {
  return instantOf(new Date())
}

/**
 * What runs beside the workflow takes turns: of two at once a replay may learn the outcomes in another order, or in one
 * breath, and what follows would come in another order than it did.
 * @param inTurns absent for a transaction that was begun before this was so
 */
export function onTemporal({ inTurns }: Pick<LandTransactionInput, 'inTurns'>): Effects {
  const turn: Exclusively = inTurns ? oneAtATime() : (work) => work()
  return {
    record: persistent(RECORD, turn),
    bank: persistent(BANK, turn),
    bankWhileSomeoneWaits: persistent(BANK_WHILE_SOMEONE_WAITS, turn),
    documents,
    unhurried,
    now,
    until,
    show: showStanding,
    warn: (message, detail) => {
      log.warn(message, detail)
    },
    isLong: () => workflowInfo().continueAsNewSuggested,
  }
}

function until(isSo: () => boolean, moment: Instant | null): Promise<boolean> {
  return moment === null ? condition(isSo).then(() => true) : condition(isSo, untilInstant(moment))
}

/**
 * What fails beside the workflow goes on over the task queue: while a store stays away for hours the server
 * counts the attempts, and the history does not grow with them.
 */
function persistent([beside, remote]: Ways, turn: Exclusively): TransactionActivities {
  const attempt =
    (name: keyof TransactionActivities) =>
    (input: never): Promise<unknown> =>
      turn<unknown>(() => beside[name](input)).catch((error: unknown): Promise<unknown> => {
        if (isRefusal(error)) throw error
        return remote[name](input)
      })
  return new Proxy(beside, { get: (_target, name) => attempt(name as keyof TransactionActivities) })
}

function isRefusal(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : error
  return cause instanceof ApplicationFailure && cause.nonRetryable === true
}

/** Passed within the same breath: nobody sees them, and each would be one event more. */
export const PASSED_AT_ONCE: readonly Stage[] = ['lodged', 'clearing', 'registering']

function showStanding({ stage, waitsUntil }: Standing): void {
  if (PASSED_AT_ONCE.includes(stage)) return
  upsertSearchAttributes([
    { key: STAGE_ATTRIBUTE, value: stage },
    { key: WAITS_UNTIL_ATTRIBUTE, value: waitsUntil === null ? null : new Date(waitsUntil) },
  ])
}

/** Milliseconds from now, at least one: a timer of none would not be a timer. */
function untilInstant(instant: Instant): number {
  return Math.max(1, Date.parse(instant) - Date.parse(now()))
}
