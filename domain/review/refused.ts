import { deadlineAfter } from '../deadlines/deadline.ts'
import type { Deadline } from '../deadlines/deadline.ts'
import type { Instant } from '../time.ts'
import type { HistoryEvent } from '../transaction/history.ts'
import { codesIn } from './revisions.ts'

/** A refusal to register, as whoever is refused must hear of it: why, and what may be done against it until when. */
export interface Refused {
  readonly at: Instant
  readonly codes: readonly string[]
  readonly appeal: Deadline
}

/** Null unless registration was refused. */
export function refusedIn(events: readonly HistoryEvent[]): Refused | null {
  const event = events.findLast((each) => each.event === 'refused')
  if (event === undefined) return null
  return { at: event.at, codes: codesIn(event.detail['reason']), appeal: deadlineAfter('appeal', event.at) }
}
