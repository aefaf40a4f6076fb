import type { TransactionId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { isPrepared } from '../../domain/transaction/filing.ts'
import { remindersIn } from '../reminders.ts'
import { enqueue } from './outbox.ts'
import { append, hasHappened } from './state.ts'
import type { State } from './state.ts'

export function remind(state: State, transactionId: TransactionId, at: Instant): Instant | null {
  const dossier = state.dossiers.get(transactionId)
  if (dossier === undefined || !isPrepared(dossier.stage)) return null
  const amendments = state.amendments.get(transactionId) ?? []
  const { due, next } = remindersIn({ ...dossier, amendments }, at)
  for (const { key, event, letter } of due) {
    if (hasHappened(state, transactionId, key)) continue
    append(state, transactionId, key, event)
    enqueue(state, letter)
  }
  return next
}
