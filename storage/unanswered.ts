import type { UnansweredReminder } from '../domain/exchange/unanswered.ts'
import type { Instant } from '../domain/time.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'

/** What every engine writes down when somebody is reminded of what a party has not answered; its key comes once. */
export function unansweredEvent(
  { tells, party, asked, since }: UnansweredReminder,
  at: Instant,
): Omit<HistoryEvent, 'seq' | 'transactionId'> {
  const event = tells === 'party' ? 'document-reminded' : 'document-unanswered'
  const slots = asked.map(({ slot }) => slot).join(', ')
  return { at, event, actorId: null, detail: { party: party.key, slots, since } }
}
