import type { Nic, Pin, TransactionId } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { Fraction } from './fraction.ts'

export interface Parcel {
  readonly pin: Pin
  readonly district: string
  readonly locality: string
  /** Square metres. */
  readonly extent: number
}

/** One who holds a share of a title. */
export interface Holder {
  readonly nic: Nic
  readonly name: string
  readonly share: Fraction
}

/** Where a deed stands in the transcription volumes, which are numbered without gaps. */
export interface Transcription {
  readonly volume: string
  readonly number: number
}

/** Who holds a parcel, since which deed. The shares of the holders add to one. */
export interface Title {
  readonly pin: Pin
  readonly holders: readonly Holder[]
  readonly transcription: Transcription
  readonly registeredAt: Instant
  /** What the parcel fetched in the deed that made this title; null where no price was paid or none is known. */
  readonly price: Cents | null
  /** The transaction that made this title; null for what was in the register before this engine. */
  readonly transactionId: TransactionId | null
}

export type EncumbranceKind = 'mortgage' | 'caveat' | 'seizure'

export interface Encumbrance {
  readonly pin: Pin
  readonly kind: EncumbranceKind
  readonly inscription: string
  readonly inscribedOn: LocalDate
  readonly beneficiary: string
}

/** All that the register says of one parcel. */
export interface ParcelRecord {
  readonly parcel: Parcel
  readonly title: Title
  readonly encumbrances: readonly Encumbrance[]
}
