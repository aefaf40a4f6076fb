import type { Pin } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Encumbrance, EncumbranceKind } from './title.ts'

/** A mortgage follows the parcel into the purchaser's hands; these two forbid the sale. */
const FORBIDS_SALE: readonly EncumbranceKind[] = ['caveat', 'seizure']

/** The encumbrances that forbid a sale of the parcel until they are lifted. */
export function barsAmong(encumbrances: readonly Encumbrance[]): readonly Encumbrance[] {
  return encumbrances.filter((encumbrance) => FORBIDS_SALE.includes(encumbrance.kind))
}

/** Throws `parcel-not-free` when one of them forbids the sale. */
export function onlyFree(pin: Pin, encumbrances: readonly Encumbrance[]): void {
  if (barsAmong(encumbrances).length > 0) {
    throw new Refusal('parcel-not-free', 'The parcel is under caveat or seizure', { pin })
  }
}
