import type { PersonId, Pin, TransactionId } from '../ids.ts'
import type { Cents } from '../money.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { CourtOrder } from '../transaction/court-order.ts'
import type { Marriage } from '../transaction/party.ts'
import type { Fraction } from './fraction.ts'

/** How land is held: as one's own, or from the State for a term. */
export type Tenure = 'freehold' | 'state-lease'

export interface Parcel {
  readonly pin: Pin
  readonly district: string
  readonly locality: string
  /** Square metres. */
  readonly extent: number
  /** On a State lease the holders of the title are the lessees. */
  readonly tenure: Tenure
}

/** The whole right, or one of the two parts into which a usufruct divides it (Civil Code art. 578). */
export type HeldRight = 'full' | 'bare' | 'usufruct'

/** One who holds a share of a title. Who holds by two rights stands in two lines. */
export interface Holder {
  readonly id: PersonId
  readonly name: string
  readonly share: Fraction
  readonly right: HeldRight
  /** As the deed stated it; null when he is not married, or when it is not known. */
  readonly marriage: Marriage | null
}

/** Where a deed stands in the volumes, which are numbered without gaps. */
export interface Transcription {
  readonly volume: string
  readonly number: number
}

/**
 * Who holds a parcel, since which deed. Never edited: a correction is a new title. The shares held in full and
 * bare make one, and so do those held in full and in usufruct.
 */
export interface Title {
  readonly pin: Pin
  readonly holders: readonly Holder[]
  readonly transcription: Transcription
  /** From when on it is the law between the parties: valid time. */
  readonly validFrom: LocalDate
  /** From when on the register said so, and it binds everybody: record time. */
  readonly registeredAt: Instant
  /** What the parcel fetched in the deed that made this title; null where no price was paid or none is known. */
  readonly price: Cents | null
  /** The transaction that made this title; null for what was in the register before this engine. */
  readonly transactionId: TransactionId | null
  /** The transcription that this title rectifies; null for every other title. */
  readonly refersTo: string | null
  /** The court order by which it was made; absent for what deeds made. */
  readonly order?: CourtOrder
}

export type EncumbranceKind = 'mortgage' | 'caveat' | 'seizure' | 'promise'

/** What burdens a parcel, whoever holds it. Kept for ever: it ends by a mark, or when its term is over. */
export interface Encumbrance {
  readonly pin: Pin
  readonly kind: EncumbranceKind
  /** Its place in the volumes: `IV 2026/1 No 12`. */
  readonly inscription: string
  /** The order of inscription on the parcel, from 1. A rank is never given again. */
  readonly rank: number
  readonly inscribedOn: LocalDate
  readonly beneficiary: string
  /** Who alone may have it erased; null where the register never said. */
  readonly beneficiaryId: PersonId | null
  /** The sum secured. */
  readonly amount: Cents | null
  /** The last day on which it counts; null: until it is erased. */
  readonly until: LocalDate | null
  /** What a promise waits for. */
  readonly condition: string | null
  readonly erasedAt: Instant | null
  /** The transaction that erased it; null also for what was erased before this engine. */
  readonly erasedBy: TransactionId | null
}

/** All that the register says of one parcel. */
export interface ParcelRecord {
  readonly parcel: Parcel
  readonly title: Title
  readonly encumbrances: readonly Encumbrance[]
}
