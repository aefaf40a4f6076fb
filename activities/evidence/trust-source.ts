import { canonicalJson } from '../canonical-json.ts'
import type { Trust } from '../../certs/trust/trust.ts'
import type { TrustListStore, TrustRef } from '../../domain/ports.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
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

/** A trust list as its reader found it: signed, by whom it must be. */
export interface ReadList {
  readonly trust: Trust
  readonly points: readonly RevocationPoint[]
  readonly issuedAt: Instant
  readonly nextUpdate: Instant
}

export interface SignedSourceDeps {
  readonly fetchList: () => Promise<Uint8Array>
  /** Checks the signature. Throws for a list that is not as its signer made it. */
  readonly read: (list: Uint8Array) => ReadList
  readonly lists: TrustListStore
  readonly keep: Keep
  readonly now: () => Instant
}

/** The list is asked for anew after that long. In milliseconds. */
const MAX_AGE_MS = 60 * 60 * 1_000
/** After a vain attempt, while the version at hand still holds. In milliseconds. */
const PAUSE_MS = 10_000

interface Standing extends TrustInForce {
  readonly issuedAt: Instant
  readonly nextUpdate: Instant
}

/**
 * The signed list of whom we trust, asked for anew when its hour is over. A version that was issued before the
 * newest on record is refused, whoever signed it: going back would bring withdrawn anchors back. Past its
 * `nextUpdate` a list is trusted no more.
 */
export function signedSource(deps: SignedSourceDeps): TrustSource {
  const { now } = deps
  let standing: Standing | null = null
  let askAgainAt: Instant | null = null
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    try {
      standing = await fetched(deps)
      askAgainAt = later(now(), MAX_AGE_MS)
    } catch (error) {
      if (standing === null || standing.nextUpdate <= now()) throw error
      askAgainAt = later(now(), PAUSE_MS)
    }
  }

  return async () => {
    if (standing === null || askAgainAt === null || now() >= askAgainAt || standing.nextUpdate <= now()) {
      asking ??= ask().finally(() => {
        asking = null
      })
      await asking
    }
    if (standing === null || standing.nextUpdate <= now()) throw new Error('No trust list is in force')
    return standing
  }
}

async function fetched({ fetchList, read, lists, keep, now }: SignedSourceDeps): Promise<Standing> {
  const bytes = await fetchList()
  const list = read(bytes)
  const { id, version } = list.trust.list
  if (list.nextUpdate <= now()) throw new Error(`Version ${version} of the trust list ${id} is out of date`)
  const newest = await lists.newest(id)
  if (newest !== undefined && list.issuedAt < newest.issuedAt) {
    throw new Error(`The trust list ${id} went back from version ${newest.version} to ${version}`)
  }
  const object = await keep(bytes)
  await lists.record({ id, version, issuedAt: list.issuedAt, object, seenAt: now() })
  return { ...list, ref: await refTo(list.trust, object, keep) }
}

async function refTo(trust: Trust, list: DocumentRef | null, keep: Keep): Promise<TrustRef> {
  const anchors = await keep(Buffer.from(canonicalJson(trustToJson(trust))))
  return { ...trust.list, anchors, list }
}
