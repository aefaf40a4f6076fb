import { addDays, momentOf } from '../calendar/days.ts'
import { localDateAt } from '../time.ts'
import type { Instant } from '../time.ts'
import { rowOf } from './deadline.ts'
import type { DeadlineName } from './schedule.ts'

/** The hour at which people are reminded: when they begin to work. */
const MORNING = '09:00'

/** A deadline that runs, with the moment at which it was set or last put off. */
export interface Reminded {
  readonly deadline: DeadlineName
  readonly until: Instant
  readonly setAt: Instant
}

export interface Reminder {
  /** So many days before the last one. */
  readonly daysBefore: number
  readonly at: Instant
}

/**
 * When whoever is waited for is reminded, earliest first. None before the deadline was set, and none after it: a
 * deadline of a few minutes, as tests have them, reminds nobody.
 */
export function remindersOf({ deadline, until, setAt }: Reminded): readonly Reminder[] {
  return rowOf(deadline, localDateAt(setAt))
    .remindBefore.map((daysBefore) => ({
      daysBefore,
      at: momentOf(addDays(localDateAt(until), -daysBefore), MORNING),
    }))
    .filter(({ at }) => at > setAt && at < until)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** What is due at that moment: the last reminder reached, because who was away needs one and not three. */
export function reminderDue(running: Reminded, at: Instant): Reminder | undefined {
  return at >= running.until ? undefined : remindersOf(running).findLast((reminder) => reminder.at <= at)
}

/** When to look again; null when no reminder is left. */
export function nextReminder(running: Reminded, at: Instant): Instant | null {
  return remindersOf(running).find((reminder) => reminder.at > at)?.at ?? null
}
