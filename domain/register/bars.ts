import type { Pin } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Encumbrance } from './title.ts'

type Barred = Pick<KindRow, 'bars'>

/** The encumbrances that forbid a transaction of that kind until they are lifted. */
export function barsAmong({ bars }: Barred, encumbrances: readonly Encumbrance[]): readonly Encumbrance[] {
  return encumbrances.filter((encumbrance) => bars.includes(encumbrance.kind))
}

/** Throws `parcel-not-free` when one of them forbids it. */
export function onlyFree(kind: Barred, pin: Pin, encumbrances: readonly Encumbrance[]): void {
  if (barsAmong(kind, encumbrances).length > 0) {
    throw new Refusal('parcel-not-free', 'The parcel is under caveat or seizure', { pin })
  }
}
