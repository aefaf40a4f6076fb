import { canonicalJson } from '../canonical-json.ts'
import { acceptTrustList } from '../../certs/trust/accept-trust-list.ts'
import { TrustListError } from '../../certs/trust/trust-list-error.ts'
import { readTrustList, trustOf } from '../../certs/trust/trust-list.ts'
import type { TrustList } from '../../certs/trust/trust-list.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import type { TrustListStore, TrustRef } from '../../domain/ports.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type { Report } from '../report.ts'
import type { Keep } from './keeper.ts'
import { trustToJson } from './trust-json.ts'

/** Where an authority of the list says what it revoked. */
export interface RevocationPoint {
  /** DER. */
  readonly issuer: Uint8Array
  readonly crlUrl: string | null
  readonly ocspUrl: string | null
}

export interface TrustInForce {
  readonly trust: Trust
  readonly ref: TrustRef
  readonly points: readonly RevocationPoint[]
}

/** Whom to trust now. Throws a fault while nobody can tell. */
export type TrustSource = () => Promise<TrustInForce>

/** Anchors that somebody configured by hand. */
export function configuredSource(trust: Trust, keep: Keep): TrustSource {
  return async () => ({ trust, ref: await refTo(trust, null, keep), points: [] })
}

export interface SignedSourceDeps {
  /** The list as JWS. */
  readonly fetchList: () => Promise<Uint8Array>
  /** SubjectPublicKeyInfo, DER, of the one key whose signature counts. */
  readonly signerSpki: Uint8Array
  readonly lists: TrustListStore
  readonly keep: Keep
  readonly now: () => Instant
  readonly report: Report
}

/** The list is asked for anew after that long. In milliseconds. */
const MAX_AGE_MS = 60 * 60 * 1_000
/** After a vain attempt, while the version at hand still holds. In milliseconds. */
const PAUSE_MS = 10_000

interface Standing extends TrustInForce {
  /** From then on it is trusted no more. */
  readonly nextUpdate: Instant
  readonly askAgainAt: Instant
}

/**
 * The signed list of whom we trust, asked for anew when its hour is over. A version below the highest on record is
 * refused, whoever signed it: going back would bring withdrawn anchors back.
 */
export function signedSource(deps: SignedSourceDeps): TrustSource {
  const { now } = deps
  let standing: Standing | null = null
  let asking: Promise<Standing> | null = null

  const isCurrent = (one: Standing | null): one is Standing => one !== null && now() < one.nextUpdate

  async function ask(): Promise<Standing> {
    try {
      return await fetched(deps, standing)
    } catch (error) {
      if (!isCurrent(standing)) throw error
      // One that is refused may be an attack, and nobody else would tell of it.
      const isRefused = error instanceof TrustListError
      deps.report(isRefused ? 'a trust list was refused' : 'no new trust list can be had', { err: error })
      return { ...standing, askAgainAt: later(now(), PAUSE_MS) }
    }
  }

  return async () => {
    if (isCurrent(standing) && now() < standing.askAgainAt) return standing
    asking ??= ask().finally(() => (asking = null))
    standing = await asking
    return standing
  }
}

async function fetched(
  { fetchList, signerSpki, lists, keep, now }: SignedSourceDeps,
  standing: Standing | null,
): Promise<Standing> {
  const bytes = await fetchList()
  const jws = Buffer.from(bytes).toString('utf8')
  // Nothing but the next version takes the place of the one in force; at the start the list says which one it is.
  const newest = await lists.newest(standing?.ref.id ?? readTrustList(jws, signerSpki).id)
  const held = newest === undefined ? null : { list: newest, sha256: newest.object.sha256 }
  const { list } = acceptTrustList({ jws, signerSpki, held, at: now() })
  const { id, version, issuedAt, nextUpdate } = list
  const object = await keep(bytes)
  await lists.record({ id, version, issuedAt, object, seenAt: now() })
  const trust = trustOf(list)
  const ref = await refTo(trust, object, keep)
  return { trust, ref, points: pointsOf(list), nextUpdate, askAgainAt: later(now(), MAX_AGE_MS) }
}

function pointsOf({ services, intermediates }: TrustList): readonly RevocationPoint[] {
  return [...services, ...intermediates].map(({ certificate, crlUrl, ocspUrl }) => ({
    ...{ issuer: certificate, crlUrl, ocspUrl },
  }))
}

async function refTo(trust: Trust, list: DocumentRef | null, keep: Keep): Promise<TrustRef> {
  const anchors = await keep(Buffer.from(canonicalJson(trustToJson(trust))))
  return { ...trust.list, anchors, list }
}
