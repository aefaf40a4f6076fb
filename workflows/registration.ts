import { moveTo } from './moves.ts'
import { openReview } from './review.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

export async function register(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  const within = state.durations.valuation
  const outcome = await effects.record.registerTransaction({ ...stepOf(transaction), within })
  if (outcome !== 'moved') {
    moveTo(transaction, 'registered', outcome.reopenableUntil)
    return
  }
  state.round += 1
  await effects.record.screenTransaction({ ...stepOf(transaction), round: state.round })
  await openReview(transaction)
}
