import { enter } from './moves.ts'
import { hasPassed, rest } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

export async function deliverAndClose(transaction: Transaction): Promise<void> {
  const { state } = transaction
  if (!state.delivered) return deliver(transaction)
  if (!hasPassed(transaction, state.waitsUntil)) await rest(transaction)
  if (state.stage === 'registered' && hasPassed(transaction, state.waitsUntil)) {
    await enter(transaction, 'closed')
  }
}

/** Certificate and lock, side by side, and delivery. */
async function deliver(transaction: Transaction): Promise<void> {
  const { documents, record } = transaction.effects
  const step = stepOf(transaction)
  await Promise.all([documents.sealCertificate(step), documents.lockDocuments(step)])
  await record.recordDelivery(stepOf(transaction))
  transaction.state.delivered = true
}
