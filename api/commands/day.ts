import { Refusal } from '../../domain/refusal.ts'
import type { RefusalDetail } from '../../domain/refusal.ts'
import { localDateAt, parseLocalDate } from '../../domain/time.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'

/** An optional day as `2026-12-31`; nothing is none. Throws `request-malformed`, with the field where one is named. */
export function dayIn(text: string | null, detail: RefusalDetail = {}): LocalDate | null {
  if (text === null || text === '') return null
  const day = parseLocalDate(text)
  if (day !== undefined) return day
  throw new Refusal('request-malformed', 'A day is written 2026-12-31', detail)
}

/** A last day has to be today or later, or what it ends would be over at once. Throws `day-past` likewise. */
export function notPast(day: LocalDate | null, at: Instant, detail: RefusalDetail = {}): void {
  if (day !== null && day < localDateAt(at)) throw new Refusal('day-past', 'That day has gone by', detail)
}
