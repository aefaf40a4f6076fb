import { Refusal } from '../../domain/refusal.ts'
import { parseLocalDate } from '../../domain/time.ts'
import type { LocalDate } from '../../domain/time.ts'

/** An optional day as `2026-12-31`; nothing is none. Throws `request-malformed` with the field. */
export function dayIn(text: string | null, field: string): LocalDate | null {
  if (text === null || text === '') return null
  const day = parseLocalDate(text)
  if (day !== undefined) return day
  throw new Refusal('request-malformed', 'A day is written 2026-12-31', { field })
}
