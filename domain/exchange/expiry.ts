import { addDays, momentOf } from '../calendar/days.ts'
import { localDateAt } from '../time.ts'
import type { Instant, LocalDate } from '../time.ts'
import { currentDocuments } from '../transaction/document.ts'
import type { DossierDocument } from '../transaction/document.ts'

/** Reminded so many days before a document ends. Office practice; no statute. */
export const REMIND_DAYS_BEFORE = [14, 3] as const
/** The hour at which people are reminded: when they begin to work. */
const MORNING = '09:00'

/** Its last day is the last on which it counts. */
export function hasExpired({ validUntil }: Pick<DossierDocument, 'validUntil'>, on: LocalDate): boolean {
  return validUntil !== null && on > validUntil
}

/** The last day of what counts for so many days from the day it is dated. */
export function lastDayOf(dated: LocalDate, validForDays: number): LocalDate {
  return addDays(dated, validForDays)
}

/** One reminder that a document will end. */
export interface ExpiryReminder {
  readonly documentId: string
  readonly slot: string
  readonly validUntil: LocalDate
  readonly daysBefore: number
  readonly at: Instant
}

/**
 * The reminders of all accepted documents that end: those that are due at that moment, of each document the latest
 * alone, and when the next one is; null when none is to come.
 */
export function expiryReminders(
  documents: readonly DossierDocument[],
  at: Instant,
): { readonly due: readonly ExpiryReminder[]; readonly next: Instant | null } {
  const ending = currentDocuments(documents)
    .filter(({ status }) => status === 'accepted')
    .flatMap(remindersOf)
  const today = localDateAt(at)
  const past = ending.filter((reminder) => reminder.at <= at && reminder.validUntil >= today)
  const due = past.filter(
    ({ documentId, at: then }) => !past.some((other) => other.documentId === documentId && other.at > then),
  )
  const [next = null] = ending
    .map((reminder) => reminder.at)
    .filter((then) => then > at)
    .toSorted()
  return { due, next }
}

function remindersOf({ documentId, slot, validUntil }: DossierDocument): readonly ExpiryReminder[] {
  if (validUntil === null) return []
  return REMIND_DAYS_BEFORE.map((daysBefore) => ({
    ...{ documentId, slot, validUntil, daysBefore },
    at: momentOf(addDays(validUntil, -daysBefore), MORNING),
  }))
}
