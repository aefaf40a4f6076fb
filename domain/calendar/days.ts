import type { Instant, LocalDate } from '../time.ts'

/* Days and moments in the time of Mauritius (Indian/Mauritius): four hours ahead of UTC, summer and winter. */

const DAY_MS = 24 * 60 * 60 * 1000

/** The day so many calendar days later; earlier for a negative number. */
export function addDays(day: LocalDate, count: number): LocalDate {
  return dayOf(Date.parse(day) + count * DAY_MS)
}

/**
 * The same day so many months later; the last day of that month where it is shorter (31 January and one month is
 * 28 or 29 February). Basis: Interpretation and General Clauses Act (a month is a calendar month).
 */
export function addMonths(day: LocalDate, count: number): LocalDate {
  const [year, month, date] = partsOf(day)
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth)))
}

/** Calendar days from the first day to the second; negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** Whole months from the first day to the second, not counting one that has only begun; none when it lies before. */
export function wholeMonthsBetween(from: LocalDate, to: LocalDate): number {
  const [year, month] = partsOf(from)
  const [toYear, toMonth] = partsOf(to)
  const most = (toYear - year) * 12 + toMonth - month
  return Math.max(0, addMonths(from, most) <= to ? most : most - 1)
}

/** 0 for a Sunday, 6 for a Saturday. */
export function weekdayOf(day: LocalDate): number {
  return new Date(day).getUTCDay()
}

/** The moment at which clocks in Mauritius show that time of that day: `16:00`. */
export function momentOf(day: LocalDate, clock: string): Instant {
  return new Date(`${day}T${clock}:00.000+04:00`).toISOString() as Instant
}

/** The last moment of the day: what comes a millisecond later comes on the next day. */
export function lastMomentOf(day: LocalDate): Instant {
  return new Date(Date.parse(momentOf(addDays(day, 1), '00:00')) - 1).toISOString() as Instant
}

function dayOf(milliseconds: number): LocalDate {
  return new Date(milliseconds).toISOString().slice(0, 10) as LocalDate
}

function partsOf(day: LocalDate): readonly [year: number, month: number, date: number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}
