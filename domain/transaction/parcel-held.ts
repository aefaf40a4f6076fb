import type { ParcelHolder } from '../ports/dossiers.ts'
import { Refusal } from '../refusal.ts'

/**
 * Why a later transaction cannot be lodged: which receipt comes first, and no word of whose it is. Without a holder
 * where it has let go in the meantime.
 */
export function parcelHeld(holder: ParcelHolder | undefined): Refusal {
  return new Refusal('parcel-held', 'Another transaction holds the parcel', { ...holder })
}
