import { condition, setHandler } from '@temporalio/workflow'
import type { Actor } from '../domain/actor.ts'
import { later } from '../domain/time.ts'
import type { Terms } from '../domain/transaction/sale.ts'
import { inTurn } from './answer.ts'
import { now, record, stepOf } from './effects.ts'
import { openDossier } from './messages.ts'
import type { StageView } from './messages.ts'
import { showStanding } from './moves.ts'
import { refuse } from './refuse.ts'
import type { State, Transaction } from './transaction.ts'

interface Request {
  readonly actor: Actor
  readonly terms: Terms
}

/** No validator: what it refuses leaves no trace, and the workflow would wait for an opening that never comes. */
export function answerOpening({ state, exclusively }: Transaction): void {
  setHandler(openDossier, (request: Request) =>
    exclusively(() => inTurn(state, request, { check: onlyOnce, act: open })),
  )
}

/** Whether the dossier was opened, and not refused or forgotten. */
export async function isOpened(state: State): Promise<boolean> {
  await condition(() => state.opening !== 'awaited', state.durations.opening)
  return typeof state.opening !== 'string'
}

function onlyOnce({ opening }: State): void {
  if (opening !== 'awaited') refuse('illegal-transition', 'This dossier was opened before')
}

async function open(state: State, { actor, terms }: Request): Promise<StageView> {
  try {
    if (actor.role !== 'notary') refuse('not-authorised', 'Only a notary may open a dossier')
    await record.openDossier({ ...stepOf(state), actor, terms })
  } catch (error) {
    state.opening = 'refused'
    throw error
  }
  state.opening = { notaryId: actor.id, kind: terms.kind }
  state.waitsUntil = later(now(), state.durations.preparation)
  showStanding(state)
  return { stage: state.stage }
}
