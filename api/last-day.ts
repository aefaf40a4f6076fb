import { Refusal } from '../domain/refusal.ts'
import { parseLocalDate } from '../domain/time.ts'
import type { LocalDate } from '../domain/time.ts'

/** The day that an officer names. Throws `extension-not-possible` for what is no day. */
export function parseLastDay(text: string): LocalDate {
  const day = parseLocalDate(text)
  if (day !== undefined) return day
  throw new Refusal('extension-not-possible', 'A day is written 2026-11-23', { field: 'lastDay' })
}
