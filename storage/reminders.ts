import { askedIn } from '../domain/exchange/asked.ts'
import { expiryReminders } from '../domain/exchange/expiry.ts'
import { documentExpiring, documentsUnanswered } from '../domain/exchange/letters.ts'
import { partiesOf } from '../domain/exchange/parties.ts'
import { unansweredReminders } from '../domain/exchange/unanswered.ts'
import type { Message } from '../domain/message/message.ts'
import type { Amendment } from '../domain/ports.ts'
import { earliest } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'

/* What every engine agrees on when parties are reminded of documents. */

/** What has been exchanged in a dossier, and since when what is asked for is asked. */
export interface Exchanged extends Pick<
  Dossier,
  'transactionId' | 'notaryId' | 'terms' | 'openedAt' | 'documents' | 'requests'
> {
  readonly amendments: readonly Amendment[]
}

/** One reminder as it is written down: the event, the key under which it comes once, and the letter beside it. */
export interface Reminder {
  readonly key: string
  readonly event: Omit<HistoryEvent, 'seq' | 'transactionId'>
  readonly letter: Message
}

/**
 * The reminders that are due at that moment, of documents that end and of what parties have not answered, and when
 * the next one is; null when none is to come.
 */
export function remindersIn(
  exchanged: Exchanged,
  at: Instant,
): { readonly due: readonly Reminder[]; readonly next: Instant | null } {
  const expiring = expiringIn(exchanged, at)
  const unanswered = unansweredIn(exchanged, at)
  return { due: [...expiring.due, ...unanswered.due], next: earliest(expiring.next, unanswered.next) }
}

function expiringIn(exchanged: Exchanged, at: Instant): ReturnType<typeof remindersIn> {
  const { transactionId, notaryId, terms, documents } = exchanged
  const { due, next } = expiryReminders(documents, at)
  const reminders = due.flatMap((reminder): readonly Reminder[] => {
    const { documentId, slot, validUntil, daysBefore } = reminder
    const asked = askedIn(exchanged).find((one) => one.slot === slot)
    if (asked === undefined) return []
    const party = partiesOf(terms).find(({ key }) => key === asked.of)
    const detail = { documentId, slot, until: validUntil }
    return [
      {
        key: `expiring/${documentId}/${daysBefore}`,
        event: { at, event: 'document-expiring', actorId: null, detail },
        letter: documentExpiring({ transactionId, at, party, notaryId, asked, reminder }),
      },
    ]
  })
  return { due: reminders, next }
}

function unansweredIn(exchanged: Exchanged, at: Instant): ReturnType<typeof remindersIn> {
  const { transactionId, notaryId } = exchanged
  const { due, next } = unansweredReminders(exchanged, at)
  const reminders = due.map((reminder): Reminder => {
    const { key, tells, party, asked, since } = reminder
    const event = tells === 'party' ? 'document-reminded' : 'document-unanswered'
    const slots = asked.map(({ slot }) => slot).join(', ')
    return {
      key,
      event: { at, event, actorId: null, detail: { party: party.key, slots, since } },
      letter: documentsUnanswered({ transactionId, at, notaryId, reminder }),
    }
  })
  return { due: reminders, next }
}
