import { Refusal } from '../refusal.ts'
import { currentDocuments } from './document.ts'
import type { DossierDocument, DocumentRef } from './document.ts'
import { askedOf } from './kinds.ts'
import type { Terms } from './terms.ts'

type Filed = Pick<DossierDocument, 'slot' | 'version' | 'status' | 'ref'>

/**
 * The deed of a dossier that may be lodged: every document that the kind asks for is there, and its newest version
 * has the notary's word. Throws `deed-missing`, and `document-required` with the slot.
 */
export function deedToLodge(terms: Terms, documents: readonly Filed[]): DocumentRef {
  const current = currentDocuments(documents)
  const deed = current.find(({ slot }) => slot === 'deed')
  if (deed === undefined) throw new Refusal('deed-missing', 'There is no deed to lodge')
  const accepted = current.filter(({ status }) => status === 'accepted').map(({ slot }) => slot)
  const missing = askedOf(terms).find(({ slot }) => !accepted.includes(slot))
  if (missing === undefined) return deed.ref
  throw new Refusal('document-required', 'A document is missing or was not accepted', { slot: missing.slot })
}
