import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/time.ts'
import { readTrustList, type TrustList } from './trust-list.ts'
import { TrustListError } from './trust-list-error.ts'

/** A version of a list as it was received, to be kept with its hash: verdicts name the version they used. */
export interface HeldTrustList {
  readonly list: TrustList
  readonly jws: string
  /** Of the JWS, 64 lower-case hexadecimal digits. */
  readonly sha256: string
}

/** What is remembered of a version: enough to know it again. */
interface OnRecord extends Pick<HeldTrustList, 'sha256'> {
  readonly list: Pick<TrustList, 'id' | 'version'>
}

interface Received {
  readonly jws: string
  /** SubjectPublicKeyInfo, DER. */
  readonly signerSpki: Uint8Array
  /** The highest version so far; null the first time. */
  readonly held: OnRecord | null
  readonly at: Instant
}

/**
 * Takes a list that has just been fetched as the one in use from now on. An attacker who can replay may have
 * kept an older one, on which a service is still trusted: so the version never goes back, and a version never
 * changes its content.
 * @throws TrustListError
 */
export function acceptTrustList({ jws, signerSpki, held, at }: Received): HeldTrustList {
  const list = readTrustList(jws, signerSpki)
  const received = { list, jws, sha256: createHash('sha256').update(jws).digest('hex') }
  if (held !== null) refuseStepBack(held, received)
  refuseOutOfTime(list, at)
  return received
}

/**
 * Refuses a list before it was issued and from its nextUpdate on (compare ETSI TS 119 612 5.3.15), for new
 * verdicts. Past ones are recomputed with the version they name.
 * @throws TrustListError `not-yet-issued` or `expired`
 */
function refuseOutOfTime(list: TrustList, at: Instant): void {
  const { issuedAt } = list
  if (at < issuedAt) throw new TrustListError('not-yet-issued', `The list is of ${issuedAt}, still to come`)
  refuseExpired(list, at)
}

/** @throws TrustListError `expired` */
export function refuseExpired({ nextUpdate }: TrustList, at: Instant): void {
  if (at >= nextUpdate) {
    throw new TrustListError('expired', `The list was to be replaced by ${nextUpdate}`)
  }
}

function refuseStepBack(held: OnRecord, { list: { id, version }, sha256 }: HeldTrustList): void {
  if (id !== held.list.id) throw new TrustListError('another-list', `This is the list ${id}`)
  if (version < held.list.version) {
    throw new TrustListError('older-version', `Version ${version} is older than the one in use`)
  }
  if (version === held.list.version && sha256 !== held.sha256) {
    throw new TrustListError('version-changed', `Version ${version} was another list before`)
  }
}
