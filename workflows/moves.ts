import type { Actor } from '../domain/actor.ts'
import type { Instant } from '../domain/time.ts'
import { advance } from '../domain/transaction/stages.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { stepOf } from './transaction.ts'
import type { State, Transaction } from './transaction.ts'

/**
 * Moves after the effect has succeeded, by the table of stages alone. What was said and due in the stage before
 * is over; what is due in this one nobody has asked yet.
 */
export function moveTo(
  { state, effects }: Transaction,
  stage: Stage,
  waitsUntil: Instant | null = null,
): void {
  state.stage = advance(state.stage, stage)
  state.waitsUntil = waitsUntil
  state.nudged = true
  state.dueAt = null
  state.hinted = false
  state.sweepAt = null
  effects.show(state)
}

/** A move that has no effect but its record. */
export async function enter(transaction: Transaction, stage: Stage): Promise<void> {
  const { state, effects } = transaction
  await effects.record.enterStage({ ...stepOf(transaction), stage, round: state.round })
  moveTo(transaction, stage)
}

interface End {
  readonly stage: 'refused' | 'withdrawn' | 'lapsed'
  readonly actor: Actor | null
  readonly reason: string
}

/** Ends without registration. Nobody must be able to pay afterwards, so the checkouts close first. */
export async function endUnregistered(transaction: Transaction, end: End): Promise<void> {
  const { state, effects } = transaction
  const unpaid = unpaidNotices(state)
  if (unpaid.length > 0) await effects.bank.closeCheckouts({ ...stepOf(transaction), noticeIds: unpaid })
  await effects.record.endUnregistered({ ...stepOf(transaction), ...end })
  moveTo(transaction, end.stage)
}

export async function lapse(transaction: Transaction): Promise<void> {
  const reason = `not-in-time-while-${transaction.state.stage}`
  await endUnregistered(transaction, { stage: 'lapsed', actor: null, reason })
}

export function unpaidNotices({ notices }: State): readonly string[] {
  return notices.filter((notice) => !notice.paid).map((notice) => notice.noticeId)
}
