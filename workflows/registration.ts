import { later } from '../domain/time.ts'
import { moveTo } from './moves.ts'
import { openReview } from './review.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

export async function register(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  if ((await effects.record.registerTransaction(stepOf(transaction))) === 'registered') {
    moveTo(transaction, 'registered', later(effects.now(), state.durations.valuation))
    return
  }
  state.round += 1
  await effects.record.screenTransaction({ ...stepOf(transaction), round: state.round })
  await openReview(transaction)
}
