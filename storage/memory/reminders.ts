import { runningDeadline } from '../../domain/deadlines/running.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { ReminderStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { isPrepared } from '../../domain/transaction/filing.ts'
import { deadlineReminders, documentReminders, NONE, together } from '../reminders.ts'
import type { Reminders } from '../reminders.ts'
import { deadlinesOf, unpaidOf } from './deadlines.ts'
import { enqueue } from './outbox.ts'
import { append, hasHappened, soon } from './state.ts'
import type { State } from './state.ts'

export function createReminders(state: State): ReminderStore {
  return { remind: (transactionId, at) => soon(() => remind(state, transactionId, at)) }
}

function remind(state: State, transactionId: TransactionId, at: Instant): Instant | null {
  const dossier = state.dossiers.get(transactionId)
  if (dossier === undefined) return null
  const { due, next } = remindersOn(state, dossier, at)
  for (const { key, event, letters } of due) {
    if (hasHappened(state, transactionId, key)) continue
    append(state, transactionId, key, event)
    enqueue(state, ...letters)
  }
  return next
}

function remindersOn(state: State, dossier: Dossier, at: Instant): Reminders {
  const { transactionId, stage } = dossier
  const running = runningDeadline(stage, deadlinesOf(state, transactionId))
  const unpaid = unpaidOf(dossier)
  const ofDeadline = running === undefined ? NONE : deadlineReminders(dossier, { running, unpaid }, at)
  if (!isPrepared(stage)) return ofDeadline
  const amendments = state.amendments.get(transactionId) ?? []
  return together(ofDeadline, documentReminders({ ...dossier, amendments }, at))
}
