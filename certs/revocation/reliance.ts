import { later, type Instant } from '../../domain/time.ts'
import { isBrokenHash, type HashName } from '../x509/algorithm.ts'

/** ETSI TS 119 312: the first moment at which nothing new may rest on SHA-1. */
const SHA1_ENDS = '2012-08-01T00:00:00.000Z'

/** Evidence that does not say when its successor is due is believed for a day (RFC 6960 4.2.2.1: there is always newer). */
const MAX_AGE_MS = 24 * 60 * 60 * 1000

export interface Moments {
  /** When the question is asked: later evidence did not exist. */
  readonly at: Instant
  /** When the signature is proven to have existed, if it is: evidence issued from then on is fresh for good. */
  readonly provenAt?: Instant
}

export interface Period {
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant | null
}

/** Whether evidence speaks about the moment asked for (EN 319 102-1 5.2.5). */
export function freshnessOf(
  { thisUpdate, nextUpdate }: Period,
  { at, provenAt }: Moments,
): 'fresh' | 'stale' | 'not-yet-issued' {
  if (thisUpdate > at) return 'not-yet-issued'
  if (provenAt !== undefined && thisUpdate >= provenAt) return 'fresh'
  return at <= (nextUpdate ?? later(thisUpdate, MAX_AGE_MS)) ? 'fresh' : 'stale'
}

/**
 * Whether a signature over that hash can show that a certificate is good. A weak one can still show that it is
 * revoked: nobody forges evidence against himself.
 */
export function mayVouch(hash: HashName, at: Instant): boolean {
  return !isBrokenHash(hash) || at < SHA1_ENDS
}
