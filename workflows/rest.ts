import { earliest } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { STAGES } from '../domain/transaction/stages.ts'
import { stepOf } from './transaction.ts'
import type { State, Transaction } from './transaction.ts'

/**
 * The one way in which a transaction waits in a stage, be it for months. Does what is due on record, then rests
 * until a message has moved the transaction, someone says that something changed, or the next moment has come
 * at which something is due or the stage is over. Nothing more is said: whoever rests looks around afterwards.
 * @param look asks the record before the rest. Whoever says from then on that something changed is heard: what was
 *   said before is on record already.
 */
export async function rest(
  transaction: Transaction,
  look?: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  const { state, effects } = transaction
  const { stage } = state
  await doWhatIsDue(transaction)
  await look?.(transaction)
  const isWoken = (): boolean => state.stage !== stage || state.nudged || state.hinted || effects.isLong()
  for (let moment, reached = false; !reached && !isWoken();) {
    moment = nextMoment(state)
    // A message may bring the next moment nearer, or put it off.
    reached = !(await effects.until(() => isWoken() || nextMoment(state) !== moment, moment))
  }
}

/** The bank, the payer's browser or an operator says that something may have been paid: worth asking while anyone pays. */
export function takeHint({ state }: Transaction): void {
  if (STAGES[state.stage].waitsFor === 'payer') state.hinted = true
}

/** Something on record changed. */
export function takeNudge({ state }: Transaction): void {
  state.nudged = true
}

async function doWhatIsDue(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  if (!state.nudged && !hasPassed(transaction, state.dueAt)) return
  state.nudged = false
  const { next } = await effects.record.dueNow(stepOf(transaction))
  state.dueAt = next
}

function nextMoment({ waitsUntil, dueAt, sweepAt }: State): Instant | null {
  return earliest(waitsUntil, dueAt, sweepAt)
}

export function hasPassed({ effects }: Transaction, instant: Instant | null): boolean {
  return instant !== null && instant <= effects.now()
}
