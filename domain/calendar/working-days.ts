import type { LocalDate } from '../time.ts'
import { addDays, weekdayOf } from './days.ts'
import { isHoliday } from './holidays.ts'

/**
 * Whether the office works on that day: neither a Saturday, nor a Sunday, nor a public holiday. In a year whose
 * holidays are not on record only those count that are the same every year: a transaction that meets such a year
 * must go on, and its deadlines say that they are provisional.
 */
export function isWorkingDay(day: LocalDate): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !isHoliday(day)
}

/** That day when it is a working day, else the first one after it. */
export function nextWorkingDay(day: LocalDate): LocalDate {
  return isWorkingDay(day) ? day : nextWorkingDay(addDays(day, 1))
}

/**
 * The `count`th working day after that day, which itself does not count; the day itself for nought. Throws a
 * RangeError for a number that is negative or not whole.
 */
export function addWorkingDays(day: LocalDate, count: number): LocalDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of working days`)
  let reached = day
  for (let left = count; left > 0; left -= 1) reached = nextWorkingDay(addDays(reached, 1))
  return reached
}
