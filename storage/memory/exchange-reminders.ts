import { askedIn } from '../../domain/exchange/asked.ts'
import { expiryReminders } from '../../domain/exchange/expiry.ts'
import { documentExpiring, documentsUnanswered } from '../../domain/exchange/letters.ts'
import { partiesOf } from '../../domain/exchange/parties.ts'
import { unansweredReminders } from '../../domain/exchange/unanswered.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { isPrepared } from '../../domain/transaction/filing.ts'
import { unansweredEvent } from '../unanswered.ts'
import { enqueue } from './outbox.ts'
import { append, hasHappened, mustFind } from './state.ts'
import type { State } from './state.ts'

/** Of documents that end. */
export function remindOfExpiries(state: State, transactionId: TransactionId, at: Instant): Instant | null {
  const dossier = mustFind(state, transactionId)
  if (!isPrepared(dossier.stage)) return null
  const { due, next } = expiryReminders(dossier.documents, at)
  for (const reminder of due) {
    const { documentId, slot, validUntil, daysBefore } = reminder
    const asked = askedIn(dossier).find((one) => one.slot === slot)
    const key = `expiring/${documentId}/${daysBefore}`
    if (asked === undefined || hasHappened(state, transactionId, key)) continue
    const detail = { documentId, slot, until: validUntil }
    append(state, transactionId, key, { at, event: 'document-expiring', actorId: null, detail })
    const party = partiesOf(dossier.terms).find(({ key: of }) => of === asked.of)
    const told = { transactionId, at, party, notaryId: dossier.notaryId, asked, reminder }
    enqueue(state, documentExpiring(told))
  }
  return next
}

/** Of what parties have not answered. */
export function remindOfUnanswered(state: State, transactionId: TransactionId, at: Instant): Instant | null {
  const dossier = mustFind(state, transactionId)
  if (!isPrepared(dossier.stage)) return null
  const { notaryId } = dossier
  const amendments = state.amendments.get(transactionId) ?? []
  const { due, next } = unansweredReminders({ ...dossier, amendments }, at)
  for (const reminder of due) {
    if (hasHappened(state, transactionId, reminder.key)) continue
    append(state, transactionId, reminder.key, unansweredEvent(reminder, at))
    enqueue(state, documentsUnanswered({ transactionId, at, notaryId, reminder }))
  }
  return next
}
