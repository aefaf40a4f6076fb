import { deadlineAfter } from '../domain/deadlines/deadline.ts'
import type { DeadlineName } from '../domain/deadlines/schedule.ts'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'

/**
 * Until when, as the law of the day says; or so many milliseconds later, where a test or a demonstration sets its
 * own term. The answer goes back to the workflow, which never reckons it again.
 */
export function untilWhen(deadline: DeadlineName, at: Instant, within: number | null | undefined): Instant {
  return within == null ? deadlineAfter(deadline, at).until : later(at, within)
}
