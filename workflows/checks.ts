import { officeOf } from '../domain/actor.ts'
import type { Actor } from '../domain/actor.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { refuse } from './refuse.ts'
import type { Opening, State } from './transaction.ts'

/*
 * What every message is checked for before it is let in. Synchronous and read-only, because validators use
 * them; the activities check the role again where the effect is.
 */

export function openingOf({ opening }: State): Opening {
  if (typeof opening === 'string') refuse('transaction-not-found', 'This dossier is not open')
  return opening
}

/** Only the notary whose dossier it is. */
export function onlyItsNotary(state: State, actor: Actor): void {
  if (actor.role === 'clerk' && officeOf(actor) === openingOf(state).notaryId) {
    refuse('notary-only', 'Only the notary himself may do this')
  }
  if (actor.role !== 'notary' || actor.id !== openingOf(state).notaryId) {
    refuse('not-authorised', 'This dossier belongs to another notary')
  }
}

/** Only an officer, and never the person who prepared the dossier. */
export function onlyAnOfficer(state: State, actor: Actor): void {
  if (actor.role !== 'officer' || actor.id === openingOf(state).notaryId) {
    refuse('not-authorised', 'Only an officer of the Registrar may do this')
  }
}

export function onlyWhile(state: State, ...stages: readonly Stage[]): void {
  openingOf(state)
  if (!stages.includes(state.stage)) {
    refuse('illegal-transition', `This cannot be done while the transaction is ${state.stage}`, {
      stage: state.stage,
    })
  }
}
