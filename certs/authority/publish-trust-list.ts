import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { later, type Instant } from '../../domain/time.ts'
import { readTrustList, signTrustList, type TrustList } from '../trust/trust-list.ts'
import { spkiOf } from './keys.ts'
import { trustListFolder } from './services.ts'

type Content = Pick<TrustList, 'services' | 'intermediates'>

interface PublishDeps {
  /** The authority's; the list in force lies in it. */
  readonly folder: string
  readonly key: KeyObject
  readonly now: Instant
}

const DAY_MS = 24 * 60 * 60 * 1_000
const LIFE_MS = 30 * DAY_MS
/** From this age on a list is replaced, long before its end, so that whoever fetches has time to fail. */
const RENEWED_AFTER_MS = 15 * DAY_MS

/**
 * The list with this content as JWS: the one in force, or else its next version, which then is in force.
 * Written synchronously, so that no two versions bear one number; one process publishes.
 */
export function publishTrustList(content: Content, { folder, key, now }: PublishDeps): string {
  const file = join(trustListFolder(folder), 'list.jws')
  const last = existsSync(file) ? readFileSync(file, 'utf8') : null
  const spki = spkiOf(createPublicKey(key))
  const list = last === null ? null : readTrustList(last, spki)
  if (last !== null && list !== null && isFresh(list, now) && sameContent(list, content)) return last
  const version = (list?.version ?? 0) + 1
  const next = { id: idOf(spki), version, issuedAt: now, nextUpdate: later(now, LIFE_MS), ...content }
  const jws = signTrustList(next, key)
  writeFileSync(`${file}.new`, jws, { flush: true })
  renameSync(`${file}.new`, file)
  return jws
}

/** Each authority's list has a name of its own: one made afresh begins at version 1 and steps back on nobody. */
function idOf(spki: Uint8Array): string {
  return `development-${createHash('sha256').update(spki).digest('hex').slice(0, 16)}`
}

function isFresh({ issuedAt }: TrustList, now: Instant): boolean {
  return now >= issuedAt && now < later(issuedAt, RENEWED_AFTER_MS)
}

function sameContent(a: Content, b: Content): boolean {
  const comparable = ({ services, intermediates }: Content): unknown =>
    [services, intermediates].map((entries) =>
      entries.map((entry) => ({ ...entry, certificate: Buffer.from(entry.certificate).toString('base64') })),
    )
  return isDeepStrictEqual(comparable(a), comparable(b))
}
