import type { Pin } from '../ids.ts'
import type { Terms } from './terms.ts'

/** The parcels that a transaction is about, by PIN: one, or the two of an exchange. */
export function pinsOf({ pin, counterpart }: Pick<Terms, 'pin' | 'counterpart'>): readonly Pin[] {
  return counterpart === null ? [pin] : [pin, counterpart].toSorted()
}
