import { inForce } from '../assessment/schedule.ts'
import { addDays, addMonths, lastMomentOf, momentOf } from '../calendar/days.ts'
import { isBeyondRecord } from '../calendar/holidays.ts'
import { addWorkingDays, nextWorkingDay } from '../calendar/working-days.ts'
import { localDateAt } from '../time.ts'
import type { Instant, LocalDate } from '../time.ts'
import { CLOSING, DEADLINES } from './schedule.ts'
import type { DeadlineName, DeadlineRow, Length } from './schedule.ts'

/** A deadline as an absolute date, with what it rests on. */
export interface Deadline {
  readonly deadline: DeadlineName
  /** The day from which it is counted, which itself does not count. */
  readonly from: LocalDate
  readonly lastDay: LocalDate
  /** What comes later than this moment comes too late. */
  readonly until: Instant
  readonly basis: string
  readonly assumption: string | null
  /** Counted over working days of a year whose holidays are not on record yet: it may still move by some days. */
  readonly provisional: boolean
}

/**
 * The deadline that began to run on that day, under the law of that day. Throws a RangeError for a day on which
 * no such deadline was in force.
 */
export function deadlineFrom(deadline: DeadlineName, from: LocalDate): Deadline {
  const row = rowOf(deadline, from)
  const { length, ends, basis, assumption } = row
  const counted = addLength(from, length)
  const lastDay = ends === 'office' ? nextWorkingDay(counted) : counted
  const until = ends === 'office' ? closingOf(lastDay) : lastMomentOf(lastDay)
  return { deadline, from, lastDay, until, basis, assumption, provisional: isProvisional(row, lastDay) }
}

/** Whether a deadline that ends on that day was counted with less than all holidays. */
export function isProvisional({ ends }: Pick<DeadlineRow, 'ends'>, lastDay: LocalDate): boolean {
  return ends === 'office' && isBeyondRecord(lastDay)
}

/** The same for what began at a moment. */
export function deadlineAfter(deadline: DeadlineName, at: Instant): Deadline {
  return deadlineFrom(deadline, localDateAt(at))
}

/** The row in force on that day. Throws a RangeError when there is none. */
export function rowOf(deadline: DeadlineName, on: LocalDate): DeadlineRow {
  const row = inForce(DEADLINES, on).find((candidate) => candidate.deadline === deadline)
  if (row === undefined) throw new RangeError(`No deadline “${deadline}” was in force on ${on}`)
  return row
}

export function addLength(from: LocalDate, { count, unit }: Length): LocalDate {
  if (unit === 'working-days') return addWorkingDays(from, count)
  return unit === 'months' ? addMonths(from, count) : addDays(from, count)
}

/** The moment at which the office closes on that day. */
export function closingOf(day: LocalDate): Instant {
  const [row] = inForce(CLOSING, day)
  return row === undefined ? lastMomentOf(day) : momentOf(day, row.hour)
}
