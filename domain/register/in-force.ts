import type { LocalDate } from '../time.ts'
import type { Encumbrance } from './title.ts'

/** Whether the encumbrance burdens the parcel on that day: neither erased nor past its term. */
export function isInForce({ erasedAt, until }: Encumbrance, on: LocalDate): boolean {
  return erasedAt === null && (until === null || on <= until)
}

export function inForce(encumbrances: readonly Encumbrance[], on: LocalDate): readonly Encumbrance[] {
  return encumbrances.filter((one) => isInForce(one, on))
}
