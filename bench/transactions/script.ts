import type { temporal } from '@temporalio/proto'
import { DOCUMENTS_QUEUE, WAITS_UNTIL_ATTRIBUTE } from '../../workflows/messages.ts'

type History = temporal.api.history.v1.IHistory
type Event = temporal.api.history.v1.IHistoryEvent

/**
 * One thing that a workflow does. `document` is an activity on the queue of the documents; `upsert` shows a stage, and
 * `upsert-waiting` one that is over at a moment.
 */
export type Move = 'activity' | 'document' | 'local' | 'timer' | 'upsert' | 'upsert-waiting'

/** Moves side by side; mostly one alone. */
export type Moves = readonly Move[]

/** What follows one message: moves before it is answered, and moves behind its back. */
export interface Turn {
  readonly message: 'update' | 'signal'
  readonly before: readonly Moves[]
  readonly after: readonly Moves[]
}

/** A transaction without its content: so many messages, activities, timers and upserts, in their order. */
export interface Script {
  readonly turns: readonly Turn[]
  readonly events: number
}

interface OpenTurn {
  readonly message: Turn['message']
  readonly before: Move[][]
  readonly after: Move[][]
  answered: boolean
  /** The workflow task that asked for the last activity over a task queue. */
  askedBy: string | null
}

/** Reads the script off the history of a real transaction, so that the floor does exactly as much. */
export function scriptOf(history: History): Script {
  const events = history.events ?? []
  const turns: OpenTurn[] = []
  for (const event of events) {
    const message = messageOf(event)
    if (message !== null) {
      turns.push({ message, before: [], after: [], answered: message === 'signal', askedBy: null })
    }
    const turn = turns.at(-1)
    if (turn === undefined) continue
    if (event.workflowExecutionUpdateCompletedEventAttributes) turn.answered = true
    const move = moveOf(event)
    if (move !== null) add(turn, move, event)
  }
  const bare = turns.map(({ message, before, after }) => ({ message, before, after }))
  return { turns: bare, events: events.length }
}

/** Two activities that one workflow task asked for ran side by side: the second did not wait for the first. */
function add(turn: OpenTurn, move: Move, event: Event): void {
  const moves = turn.answered ? turn.after : turn.before
  const task = event.activityTaskScheduledEventAttributes?.workflowTaskCompletedEventId?.toString() ?? null
  const last = moves.at(-1)
  if (task !== null && task === turn.askedBy && last !== undefined) last.push(move)
  else moves.push([move])
  if (task !== null) turn.askedBy = task
}

function messageOf(event: Event): Turn['message'] | null {
  if (event.workflowExecutionUpdateAcceptedEventAttributes) return 'update'
  return event.workflowExecutionSignaledEventAttributes ? 'signal' : null
}

function moveOf(event: Event): Move | null {
  const activity = event.activityTaskScheduledEventAttributes
  if (activity) return activity.taskQueue?.name === DOCUMENTS_QUEUE ? 'document' : 'activity'
  if (event.markerRecordedEventAttributes?.markerName === 'core_local_activity') return 'local'
  if (event.timerStartedEventAttributes) return 'timer'
  const upsert = event.upsertWorkflowSearchAttributesEventAttributes
  return upsert ? upsertOf(upsert.searchAttributes?.indexedFields ?? {}) : null
}

function upsertOf(shown: Readonly<Record<string, temporal.api.common.v1.IPayload>>): Move {
  const waitsUntil = shown[WAITS_UNTIL_ATTRIBUTE.name]?.data ?? 'null'
  return Buffer.from(waitsUntil).toString() === 'null' ? 'upsert' : 'upsert-waiting'
}

/** The same script with every activity over its task queue, as a workflow has them unless it asks for less. */
export function withoutLocals({ turns, events }: Script): Script {
  const over = (steps: readonly Moves[]): readonly Moves[] =>
    steps.map((moves) => moves.map((move) => (move === 'local' ? 'activity' : move)))
  return {
    turns: turns.map(({ message, before, after }) => ({ message, before: over(before), after: over(after) })),
    events,
  }
}

export function countOf(script: Script, ...moves: readonly Move[]): number {
  return script.turns.flatMap(movesOf).filter((one) => moves.includes(one)).length
}

export function movesOf({ before, after }: Turn): Moves {
  return [...before, ...after].flat()
}
