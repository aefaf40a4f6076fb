import { askedIn, newestIn, statusOf } from '../exchange/asked.ts'
import type { Asking } from '../exchange/asked.ts'
import { Refusal } from '../refusal.ts'
import type { LocalDate } from '../time.ts'
import type { DocumentRef, DossierDocument } from './document.ts'

/**
 * The deed of a dossier that may be lodged on that day: every document that is asked for is there, and its newest
 * version has the notary's word and still counts. Throws `deed-missing`; `document-required` and
 * `document-expired` with the slot.
 */
export function deedToLodge(
  asking: Asking,
  documents: readonly DossierDocument[],
  on: LocalDate,
): DocumentRef {
  const deed = newestIn('deed', documents)
  if (deed === null) throw new Refusal('deed-missing', 'There is no deed to lodge')
  for (const { slot } of askedIn(asking)) {
    const status = statusOf(newestIn(slot, documents), on)
    if (status === 'expired') throw new Refusal('document-expired', 'A document counts no more', { slot })
    if (status !== 'accepted') {
      throw new Refusal('document-required', 'A document is missing or was not accepted', { slot })
    }
  }
  return deed.ref
}
