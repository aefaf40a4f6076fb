import type { Pin } from '../ids.ts'
import type { LocalDate } from '../time.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Encumbrance, ParcelRecord, Title } from './title.ts'

/** What a kind's row says of its effect. */
export type EffectRow = Pick<KindRow, 'effect' | 'inscribes' | 'bars' | 'tenure' | 'roles'>

/** What the register says, at the moment of the change, of the parcels that it is about. */
export interface Standing {
  readonly parcel: ParcelRecord
  /** The other parcel of an exchange; null in every other kind. */
  readonly counterpart: ParcelRecord | null
}

/** The volumes in which a deed has its place: of transcriptions, of inscriptions, of erasures. */
export type Book = 'TV' | 'IV' | 'EV'

/** A title before the deed has its number and its moment. */
export type NewTitle = Pick<Title, 'pin' | 'holders' | 'validFrom' | 'price' | 'refersTo' | 'order'>

/** An inscription before it has its number. */
export type NewInscription = Omit<Encumbrance, 'inscription' | 'erasedAt' | 'erasedBy'>

/** The inscription of that rank on that parcel. */
export interface NewErasure {
  readonly pin: Pin
  readonly rank: number
}

/** All that one deed does to the register. What is not in it stays as it is; nothing is ever removed. */
export interface Change {
  readonly book: Book
  readonly titles: readonly NewTitle[]
  readonly inscriptions: readonly NewInscription[]
  readonly erasures: readonly NewErasure[]
}

export const NO_CHANGE: Omit<Change, 'book'> = { titles: [], inscriptions: [], erasures: [] }

/** One kind of effect. Throws a Refusal when the register does not bear the terms out. */
export type Effect = (row: EffectRow, standing: Standing, terms: Terms, on: LocalDate) => Change
