import { setHandler } from '@temporalio/workflow'
import { officeOf } from '../domain/actor.ts'
import type { Actor } from '../domain/actor.ts'
import { later } from '../domain/time.ts'
import type { Terms } from '../domain/transaction/terms.ts'
import { inTurn } from './answer.ts'
import type { Handler } from './answer.ts'
import { openDossier } from './messages.ts'
import type { StageView } from './messages.ts'
import { refuse } from './refuse.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

interface Request {
  readonly actor: Actor
  readonly terms: Terms
}

/** No validator: what it refuses leaves no trace, and the workflow would wait for an opening that never comes. */
export function answerOpening(transaction: Transaction): void {
  setHandler(openDossier, (request: Request) => inTurn(transaction, takeOpening, request))
}

/** Whether the dossier was opened, and not refused or forgotten. */
export async function isOpened({ state, effects }: Transaction): Promise<boolean> {
  if (state.opening === 'awaited') {
    await effects.until(() => state.opening !== 'awaited', later(effects.now(), state.durations.opening))
  }
  return typeof state.opening !== 'string'
}

export const takeOpening: Handler<Request, StageView> = {
  check({ opening }) {
    if (opening !== 'awaited') refuse('illegal-transition', 'This dossier was opened before')
  },
  async act(transaction, { actor, terms }) {
    const { state, effects } = transaction
    const notaryId = officeOf(actor)
    try {
      if (notaryId === undefined) refuse('not-authorised', 'Only a notary or his clerk may open a dossier')
      const within = state.durations.preparation
      const opening = { ...stepOf(transaction), actor, terms, within }
      state.waitsUntil = await effects.record.openDossier(opening)
    } catch (error) {
      state.opening = 'refused'
      throw error
    }
    state.opening = { notaryId, kind: terms.kind }
    effects.show(state)
    return { stage: state.stage }
  },
}
