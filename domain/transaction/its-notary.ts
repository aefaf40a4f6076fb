import { officeOf } from '../actor.ts'
import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'

/*
 * Asked within the commit that has the effect, although the API and the workflow asked before: an operator's tools
 * reach the workflow without the API.
 */

/**
 * Throws `notary-only` for a clerk of the dossier's notary, whose word and signature it takes; `not-authorised` for
 * everyone else but the notary.
 */
export function onlyItsNotary(notaryId: Actor['id'], actor: Actor): void {
  onlyItsOffice(notaryId, actor)
  if (actor.role !== 'notary') throw new Refusal('notary-only', 'Only the notary himself may do this')
}

/** Throws `not-authorised` for everyone but the notary of the dossier and his clerks. */
export function onlyItsOffice(notaryId: Actor['id'], actor: Actor): void {
  if (officeOf(actor) !== notaryId) {
    throw new Refusal('not-authorised', 'This dossier belongs to another notary')
  }
}

/** The notary whose dossier somebody opens. Throws `not-authorised` for who acts in no office. */
export function notaryFor(actor: Actor): Actor['id'] {
  const notaryId = officeOf(actor)
  if (notaryId !== undefined) return notaryId
  throw new Refusal('not-authorised', 'Only a notary or his clerk may open a dossier')
}
