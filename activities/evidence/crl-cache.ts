import type { Instant } from '../../domain/time.ts'
import { later } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type { Report } from '../report.ts'
import type { Keep } from './keeper.ts'

/** A revocation list as it was fetched, and where it is kept. */
export interface KeptCrl {
  readonly bytes: Uint8Array
  readonly ref: DocumentRef
}

export interface CrlCacheDeps {
  /** Fetches the list of one point. */
  readonly fetchCrl: (url: string) => Promise<Uint8Array>
  /** When the list will be replaced at the latest. Throws when it is none. */
  readonly nextUpdateOf: (crl: Uint8Array) => Instant | null
  readonly keep: Keep
  readonly now: () => Instant
  readonly report: Report
}

/** A list is asked for anew after that long, although it says that it holds for longer. In milliseconds. */
const MAX_AGE_MS = 15 * 60 * 1_000
/** A point that is down is left alone for that long, so that not every deed waits for it. In milliseconds. */
const PAUSE_MS = 5_000

interface Cached {
  readonly crl: KeptCrl
  /** Until when it may serve; null when the list does not say. */
  readonly nextUpdate: Instant | null
}

interface Point {
  readonly cached: Cached | null
  readonly askAgainAt: Instant
}

/**
 * The current list of a point; null when the point is down, or answers no list, and none of it holds any more.
 * Throws a fault when what was fetched cannot be kept.
 */
export type CurrentCrl = (url: string) => Promise<KeptCrl | null>

/** Revocation lists in memory (RFC 5280 5), each asked for once however many deeds wait for it. */
export function createCrlCache(deps: CrlCacheDeps): CurrentCrl {
  const points = new Map<string, Point>()
  const asking = new Map<string, Promise<void>>()
  const { now } = deps

  async function ask(url: string): Promise<void> {
    const cached = await fetched(deps, url)
    const known = points.get(url)?.cached ?? null
    points.set(url, { cached: cached ?? known, askAgainAt: nextAsking(cached, now()) })
  }

  function askOnce(url: string): Promise<void> {
    const running = asking.get(url) ?? ask(url).finally(() => asking.delete(url))
    asking.set(url, running)
    return running
  }

  return async (url) => {
    const point = points.get(url)
    if (point === undefined || now() >= point.askAgainAt) await askOnce(url)
    const cached = points.get(url)?.cached ?? null
    return cached === null || hasEnded(cached, now()) ? null : cached.crl
  }
}

async function fetched(deps: CrlCacheDeps, url: string): Promise<Cached | null> {
  const list = await listAt(deps, url)
  if (list === null) return null
  const { bytes, nextUpdate } = list
  return { crl: { bytes, ref: await deps.keep(bytes) }, nextUpdate }
}

async function listAt(
  { fetchCrl, nextUpdateOf, report }: CrlCacheDeps,
  url: string,
): Promise<{ readonly bytes: Uint8Array; readonly nextUpdate: Instant | null } | null> {
  try {
    const bytes = await fetchCrl(url)
    return { bytes, nextUpdate: nextUpdateOf(bytes) }
  } catch (error) {
    report('no revocation list can be had', { url, err: error })
    return null
  }
}

/** Before its list ends, so that there is always a current one; but never at once again. */
function nextAsking(cached: Cached | null, now: Instant): Instant {
  const soonest = later(now, PAUSE_MS)
  if (cached === null) return soonest
  const [earliest = soonest] = [later(now, MAX_AGE_MS), cached.nextUpdate ?? later(now, MAX_AGE_MS)].sort()
  return earliest < soonest ? soonest : earliest
}

function hasEnded({ nextUpdate }: Cached, now: Instant): boolean {
  return nextUpdate !== null && nextUpdate <= now
}
