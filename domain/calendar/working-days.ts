import type { LocalDate } from '../time.ts'
import { addDays, weekdayOf } from './days.ts'
import { HOLIDAY_YEARS, HOLIDAYS } from './holidays.ts'

const HOLIDAY_DAYS: ReadonlySet<LocalDate> = new Set(HOLIDAYS.map((holiday) => holiday.on))

/**
 * Whether the office works on that day: neither a Saturday, nor a Sunday, nor a public holiday. Throws a
 * RangeError for a year whose holidays are not on record, because "no holiday" must never be a gap in a table.
 */
export function isWorkingDay(day: LocalDate): boolean {
  mustBeKnown(day)
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !HOLIDAY_DAYS.has(day)
}

/** That day when it is a working day, else the first one after it. Throws as `isWorkingDay` does. */
export function nextWorkingDay(day: LocalDate): LocalDate {
  return isWorkingDay(day) ? day : nextWorkingDay(addDays(day, 1))
}

/**
 * The `count`th working day after that day, which itself does not count; the day itself for nought. Throws as
 * `isWorkingDay` does, and a RangeError for a number that is negative or not whole.
 */
export function addWorkingDays(day: LocalDate, count: number): LocalDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of working days`)
  let reached = day
  for (let left = count; left > 0; left -= 1) reached = nextWorkingDay(addDays(reached, 1))
  return reached
}

function mustBeKnown(day: LocalDate): void {
  const year = Number(day.slice(0, 4))
  const { first, last } = HOLIDAY_YEARS
  if (year >= first && year <= last) return
  throw new RangeError(
    `The public holidays of ${year} are not on record: add them to domain/calendar/holidays.ts, which has ${first} to ${last}`,
  )
}
