import { nextReminder, reminderDue } from '../domain/deadlines/reminders.ts'
import type { RunningDeadline } from '../domain/deadlines/running.ts'
import { askedIn } from '../domain/exchange/asked.ts'
import { expiryReminders } from '../domain/exchange/expiry.ts'
import { documentExpiring, documentsUnanswered } from '../domain/exchange/letters.ts'
import { partiesOf } from '../domain/exchange/parties.ts'
import { unansweredReminders } from '../domain/exchange/unanswered.ts'
import type { Message } from '../domain/message/message.ts'
import { remindedNews } from '../domain/message/news.ts'
import type { Subject } from '../domain/message/news.ts'
import type { Notice } from '../domain/payment/notice.ts'
import type { Amendment } from '../domain/ports.ts'
import { earliest } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { HistoryEvent } from '../domain/transaction/history.ts'

/* What every engine agrees on when people are reminded: of deadlines, and of documents. */

/** What has been exchanged in a dossier, and since when what is asked for is asked. */
export interface Exchanged extends Pick<
  Dossier,
  'transactionId' | 'notaryId' | 'terms' | 'openedAt' | 'documents' | 'requests'
> {
  readonly amendments: readonly Amendment[]
}

/** One reminder as it is written down: the event, the key under which it comes once, and the letters beside it. */
export interface Reminder {
  readonly key: string
  readonly event: Omit<HistoryEvent, 'seq' | 'transactionId'>
  readonly letters: readonly Message[]
}

/** The reminders that are due at a moment, and when the next one is; null when none is to come. */
export interface Reminders {
  readonly due: readonly Reminder[]
  readonly next: Instant | null
}

export const NONE: Reminders = { due: [], next: null }

export function together(some: Reminders, others: Reminders): Reminders {
  return { due: [...some.due, ...others.due], next: earliest(some.next, others.next) }
}

/** To whoever is waited for, of the deadline that runs; to payers, only of what they have not paid. */
export function deadlineReminders(
  subject: Subject,
  { running, unpaid }: { readonly running: RunningDeadline; readonly unpaid: readonly Notice[] },
  at: Instant,
): Reminders {
  const next = nextReminder(running, at)
  const reminder = reminderDue(running, at)
  if (reminder === undefined) return { due: [], next }
  const { deadline, round, n, until } = running
  const { daysBefore } = reminder
  const key = ['reminded', deadline, round, n, daysBefore].join('/')
  const event = { at, event: 'reminded', actorId: null, detail: { deadline, until, daysBefore } } as const
  return { due: [{ key, event, letters: remindedNews(subject, running, { daysBefore, at, unpaid }) }], next }
}

/** Of documents that end, and of what parties have not answered. */
export function documentReminders(exchanged: Exchanged, at: Instant): Reminders {
  return together(expiringIn(exchanged, at), unansweredIn(exchanged, at))
}

function expiringIn(exchanged: Exchanged, at: Instant): Reminders {
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
        letters: [documentExpiring({ transactionId, at, party, notaryId, asked, reminder })],
      },
    ]
  })
  return { due: reminders, next }
}

function unansweredIn(exchanged: Exchanged, at: Instant): Reminders {
  const { transactionId, notaryId } = exchanged
  const { due, next } = unansweredReminders(exchanged, at)
  const reminders = due.map((reminder): Reminder => {
    const { key, tells, party, asked, since } = reminder
    const event = tells === 'party' ? 'document-reminded' : 'document-unanswered'
    const slots = asked.map(({ slot }) => slot).join(', ')
    return {
      key,
      event: { at, event, actorId: null, detail: { party: party.key, slots, since } },
      letters: [documentsUnanswered({ transactionId, at, notaryId, reminder })],
    }
  })
  return { due: reminders, next }
}
