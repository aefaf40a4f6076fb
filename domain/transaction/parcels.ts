import type { Pin } from '../ids.ts'

/** The parcels that a transaction is about, by PIN: one, or the two of an exchange. */
export function pinsOf({
  pin,
  counterpart = null,
}: {
  readonly pin: Pin
  readonly counterpart?: Pin | null
}): readonly Pin[] {
  return counterpart === null ? [pin] : [pin, counterpart].toSorted()
}
