import type { Pin } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { LocalDate } from '../time.ts'
import type { CourtOrder } from './court-order.ts'
import type { Declaration, Right } from './declarations.ts'
import type { BY_LAW_KINDS } from './kinds/by-law.ts'
import type { CHARGES } from './kinds/charges.ts'
import type { CONVEYANCES } from './kinds/conveyances.ts'
import type { Party } from './party.ts'

/** All that a transaction can be about: what the catalogue has a row for. */
export type Kind = keyof typeof CONVEYANCES | keyof typeof CHARGES | keyof typeof BY_LAW_KINDS

/** What the notary declares of a transaction, of whatever kind; the deed says the same in words. */
export interface Terms {
  readonly kind: Kind
  readonly pin: Pin
  /** The other parcel of an exchange. */
  readonly counterpart: Pin | null
  readonly parties: readonly Party[]
  /** The price, the declared value or the sum secured; null where the kind has none. */
  readonly price: Cents | null
  readonly deedDate: LocalDate
  /** When the deceased died; absent where nobody has, and in terms that are older than this question. */
  readonly diedOn?: LocalDate
  readonly right: Right
  /** The inscription that is erased, or the transcription that is rectified. */
  readonly refersTo: string | null
  /** The court order on which the deed rests; absent where it rests on the parties. */
  readonly order?: CourtOrder
  /** What a promise waits for, and until when. */
  readonly condition: { readonly text: string; readonly until: LocalDate } | null
  readonly declarations: readonly Declaration[]
}
