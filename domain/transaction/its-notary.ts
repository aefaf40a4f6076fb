import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'

/**
 * Throws `not-authorised` for everyone but the notary of the dossier. Asked within the commit that has the
 * effect, although the API and the workflow asked before: an operator's tools reach the workflow without the
 * API.
 */
export function onlyItsNotary(notaryId: Actor['id'], actor: Actor): void {
  if (actor.role !== 'notary' || actor.id !== notaryId) {
    throw new Refusal('not-authorised', 'This dossier belongs to another notary')
  }
}
