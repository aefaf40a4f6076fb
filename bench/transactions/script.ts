import type { temporal } from '@temporalio/proto'
import { DOCUMENTS_QUEUE } from '../../workflows/messages.ts'

type History = temporal.api.history.v1.IHistory

/** One thing that a workflow does; `document` is an activity on the queue of the documents. */
export type Move = 'activity' | 'document' | 'local' | 'timer' | 'upsert'

/** What follows one message: moves before it is answered, and moves behind its back. */
export interface Turn {
  readonly message: 'update' | 'signal'
  readonly before: readonly Move[]
  readonly after: readonly Move[]
}

/** A transaction without its content: so many messages, activities, timers and upserts, in their order. */
export interface Script {
  readonly turns: readonly Turn[]
  readonly events: number
}

/** Reads the script off the history of a real transaction, so that the floor does exactly as much. */
export function scriptOf(history: History): Script {
  const events = history.events ?? []
  const turns: { message: 'update' | 'signal'; before: Move[]; after: Move[]; answered: boolean }[] = []
  for (const event of events) {
    if (event.workflowExecutionUpdateAcceptedEventAttributes) {
      turns.push({ message: 'update', before: [], after: [], answered: false })
    }
    if (event.workflowExecutionSignaledEventAttributes) {
      turns.push({ message: 'signal', before: [], after: [], answered: true })
    }
    const turn = turns.at(-1)
    if (turn === undefined) continue
    if (event.workflowExecutionUpdateCompletedEventAttributes) turn.answered = true
    const move = moveOf(event)
    if (move !== null) (turn.answered ? turn.after : turn.before).push(move)
  }
  return {
    turns: turns.map(({ message, before, after }) => ({ message, before, after })),
    events: events.length,
  }
}

function moveOf(event: temporal.api.history.v1.IHistoryEvent): Move | null {
  const activity = event.activityTaskScheduledEventAttributes
  if (activity) return activity.taskQueue?.name === DOCUMENTS_QUEUE ? 'document' : 'activity'
  if (event.markerRecordedEventAttributes?.markerName === 'core_local_activity') return 'local'
  if (event.timerStartedEventAttributes) return 'timer'
  if (event.upsertWorkflowSearchAttributesEventAttributes) return 'upsert'
  return null
}

export function countOf(script: Script, move: Move): number {
  return script.turns.flatMap((turn) => [...turn.before, ...turn.after]).filter((one) => one === move).length
}
