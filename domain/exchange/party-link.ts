import type { TransactionId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { later } from '../time.ts'
import type { Instant } from '../time.ts'
import type { PartyKey } from './parties.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Long enough for a sale to be prepared; the notary makes another. */
const LINK_DAYS = 90

/** What lets a party in without a login: a permission to his own part of one dossier, not an identity. */
export interface PartyLink {
  readonly linkId: string
  readonly transactionId: TransactionId
  readonly party: PartyKey
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt: Instant | null
}

/** Who acts by a link. */
export interface ByLink {
  readonly linkId: string
}

/** Until when a link made at that moment lets its party in. */
export function linkExpiry(madeAt: Instant): Instant {
  return later(madeAt, LINK_DAYS * DAY_MS)
}

export function isLive({ expiresAt, revokedAt }: PartyLink, at: Instant): boolean {
  return revokedAt === null && at < expiresAt
}

/** The link, if it lets somebody in at that moment. Throws `party-link-invalid`. */
export function liveLink(link: PartyLink | undefined, at: Instant): PartyLink {
  if (link !== undefined && isLive(link, at)) return link
  throw new Refusal(
    'party-link-invalid',
    'This link lets nobody in: it is unknown, was withdrawn or has ended',
  )
}

/** How the history names a party: by his part, never by his name. */
export function actorIdOf(party: PartyKey): string {
  return `party/${party}`
}

export function partyIn(actorId: string): PartyKey | undefined {
  return actorId.startsWith('party/') ? actorId.slice('party/'.length) : undefined
}
