import { condition, upsertSearchAttributes } from '@temporalio/workflow'
import type { Actor } from '../domain/actor.ts'
import type { Instant } from '../domain/time.ts'
import { advance } from '../domain/transaction/stages.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { bank, now, record, stepOf } from './effects.ts'
import { STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE } from './messages.ts'
import type { State } from './transaction.ts'

/** Moves after the effect has succeeded, by the table of stages alone. */
export function moveTo(state: State, stage: Stage, waitsUntil: Instant | null = null): void {
  state.stage = advance(state.stage, stage)
  state.waitsUntil = waitsUntil
  showStanding(state)
}

/** Tells operators where the transaction stands and until when it waits. */
export function showStanding({ stage, waitsUntil }: State): void {
  upsertSearchAttributes([
    { key: STAGE_ATTRIBUTE, value: stage },
    { key: WAITS_UNTIL_ATTRIBUTE, value: waitsUntil === null ? null : new Date(waitsUntil) },
  ])
}

/** A move that has no effect but its record. */
export async function enter(state: State, stage: Stage): Promise<void> {
  await record.enterStage({ ...stepOf(state), stage, round: state.round })
  moveTo(state, stage)
}

/** Waits until somebody has moved the transaction on. False when the stage's time ran out instead. */
export async function movedOn(state: State): Promise<boolean> {
  const { stage } = state
  return condition(() => state.stage !== stage, untilInstant(state.waitsUntil ?? now()))
}

/** Milliseconds from now, at least one: a timer of none would not be a timer. */
export function untilInstant(instant: Instant): number {
  return Math.max(1, Date.parse(instant) - Date.parse(now()))
}

export function hasPassed(instant: Instant | null): boolean {
  return instant !== null && instant <= now()
}

interface End {
  readonly stage: 'refused' | 'withdrawn' | 'lapsed'
  readonly actor: Actor | null
  readonly reason: string
}

/** Ends without registration. Nobody must be able to pay afterwards, so the checkouts close first. */
export async function endUnregistered(state: State, end: End): Promise<void> {
  const unpaid = unpaidNotices(state)
  if (unpaid.length > 0) await bank.closeCheckouts({ ...stepOf(state), noticeIds: unpaid })
  await record.endUnregistered({ ...stepOf(state), ...end })
  moveTo(state, end.stage)
}

export async function lapse(state: State): Promise<void> {
  await endUnregistered(state, { stage: 'lapsed', actor: null, reason: `not-in-time-while-${state.stage}` })
}

export function unpaidNotices({ notices }: State): readonly string[] {
  return notices.filter((notice) => !notice.paid).map((notice) => notice.noticeId)
}
