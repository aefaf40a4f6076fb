import { moveTo } from './moves.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

export async function register(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  const step = { ...stepOf(transaction), round: state.round, within: state.durations.valuation }
  const outcome = await effects.record.registerTransaction(step)
  if (outcome !== 'moved') {
    moveTo(transaction, 'registered', outcome.reopenableUntil)
    return
  }
  state.round += 1
  await effects.record.reviewAnew({ ...stepOf(transaction), round: state.round })
  moveTo(transaction, 'in-review')
}
