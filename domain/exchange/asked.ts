import type { Instant, LocalDate } from '../time.ts'
import type { Bilingual } from '../transaction/bilingual.ts'
import { currentDocuments } from '../transaction/document.ts'
import type { DossierDocument } from '../transaction/document.ts'
import { titleOfAsked } from '../transaction/kinds/asking.ts'
import { askedOf } from '../transaction/kinds.ts'
import type { Terms } from '../transaction/terms.ts'
import { hasExpired } from './expiry.ts'
import type { PartyKey } from './parties.ts'

/** A document that the notary asks for beyond what the kind asks for. */
export interface DocumentRequest {
  /** What it is uploaded as: `more-1`, numbered within the dossier. */
  readonly slot: string
  readonly title: string
  /** Of whom; null: of nobody in particular, so the office finds it. */
  readonly of: PartyKey | null
  readonly until: LocalDate | null
  readonly note: string | null
  readonly askedAt: Instant
  /** When the notary took the request back; null while it stands. */
  readonly takenBackAt: Instant | null
}

/** One document that this transaction asks for, by law or by its notary. */
export interface Asked {
  readonly slot: string
  readonly title: Bilingual
  readonly of: PartyKey | null
  /** The law that asks for it; null when the notary does. */
  readonly basis: string | null
  readonly until: LocalDate | null
  readonly note: string | null
  /** For so many days it counts from the day it is dated; null where it counts for ever. */
  readonly validForDays: number | null
}

/** What is asked of in a dossier. */
export interface Asking {
  readonly terms: Terms
  readonly requests: readonly DocumentRequest[]
}

/** Everything that must be there before the deed is lodged: what the kind asks for, then what the notary does. */
export function askedIn({ terms, requests }: Asking): readonly Asked[] {
  const byLaw = askedOf(terms).map((asked) => {
    const { slot, document, of: role, basis, validForDays = null } = asked
    // The slot is made of the party and the document.
    const of = role === null ? null : slot.slice(0, -`-${document}`.length)
    return { slot, of, basis, validForDays, title: titleOfAsked(asked), until: null, note: null }
  })
  const standing = requests.filter(({ takenBackAt }) => takenBackAt === null)
  const byNotary = standing.map(({ slot, title, of, until, note }) => ({
    ...{ slot, of, until, note, basis: null, validForDays: null },
    title: { en: title, fr: title },
  }))
  return [...byLaw, ...byNotary]
}

/** Where a document that is asked for stands. */
export type AskedStatus = 'asked' | 'uploaded' | 'accepted' | 'refused' | 'expired'

/** The party has done its part: what came counts, or the notary has still to look at it. */
export function isAnswered(status: AskedStatus): boolean {
  return status === 'uploaded' || status === 'accepted'
}

/** The newest version in the slot; null before the first. */
export function newestIn(slot: string, documents: readonly DossierDocument[]): DossierDocument | null {
  return currentDocuments(documents).find((document) => document.slot === slot) ?? null
}

/** How its newest version stands on that day. */
export function statusOf(document: DossierDocument | null, on: LocalDate): AskedStatus {
  if (document === null) return 'asked'
  return document.status === 'accepted' && hasExpired(document, on) ? 'expired' : document.status
}
