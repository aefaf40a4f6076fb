import { enter } from './moves.ts'
import { hasPassed, rest } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

export async function deliverAndClose(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  if (!state.delivered) {
    await effects.documents.deliver(stepOf(transaction))
    state.delivered = true
    return
  }
  if (!hasPassed(transaction, state.waitsUntil)) await rest(transaction)
  if (state.stage === 'registered' && hasPassed(transaction, state.waitsUntil)) {
    await enter(transaction, 'closed')
  }
}
