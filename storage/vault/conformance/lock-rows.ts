import type { VaultPlace } from '../vault-place.ts'
import { lockedUntil } from '../retention.ts'
import type { ObjectVersion } from '../versions.ts'
import { ask, mustAnswer, mustRead, mustRefuse, stored } from './exchange.ts'
import type { Answer, ConformanceRow } from './exchange.ts'
import { makeThrowAwayBucket } from './throw-away-bucket.ts'

/** Long enough for a slow server to be asked a few questions, short enough to leave no lasting rubbish. */
const HELD_SECONDS = 60
/** The latest that any row holds a version, in seconds after it began. */
export const LONGEST_HELD_SECONDS = 2 * HELD_SECONDS

const BYPASS = { 'x-amz-bypass-governance-retention': 'true' }

/** What is locked can be changed or deleted by nobody, the store's own administrator included. */
export const LOCK_ROWS: readonly ConformanceRow[] = [
  {
    name: 'compliance retention is set, read back and extended',
    async run(place: VaultPlace): Promise<void> {
      const version = await stored(place, 'held')
      for (const until of [secondsFromNow(HELD_SECONDS), secondsFromNow(LONGEST_HELD_SECONDS)]) {
        mustAnswer(await retain(place, version, 'COMPLIANCE', until), 200)
        await mustBeHeldUntil(place, version, until)
      }
    },
  },
  {
    name: 'compliance retention can be given with the put',
    async run(place: VaultPlace): Promise<void> {
      const until = secondsFromNow(HELD_SECONDS)
      await mustBeHeldUntil(place, await storedLocked(place, until), until)
    },
  },
  {
    name: 'compliance retention is not shortened, with or without the bypass flag',
    async run(place: VaultPlace): Promise<void> {
      const until = secondsFromNow(LONGEST_HELD_SECONDS)
      const version = await storedLocked(place, until)
      for (const headers of [{}, BYPASS]) {
        mustRefuse(await retain(place, version, 'COMPLIANCE', secondsFromNow(HELD_SECONDS), headers))
      }
      await mustBeHeldUntil(place, version, until)
    },
  },
  {
    name: 'compliance retention is not turned into governance',
    async run(place: VaultPlace): Promise<void> {
      const until = secondsFromNow(HELD_SECONDS)
      const version = await storedLocked(place, until)
      for (const headers of [{}, BYPASS]) {
        mustRefuse(await retain(place, version, 'GOVERNANCE', until, headers))
      }
      await mustBeHeldUntil(place, version, until)
    },
  },
  {
    name: 'a locked version is not deleted, with or without the bypass flag',
    async run(place: VaultPlace): Promise<void> {
      const version = await storedLocked(place, secondsFromNow(HELD_SECONDS))
      for (const headers of [{}, BYPASS]) mustRefuse(await deleteVersion(place, version, headers))
      await mustRead(place, version, 'locked')
    },
  },
  {
    name: 'a bucket that holds a locked version cannot be deleted',
    async run({ client }: VaultPlace): Promise<void> {
      const place = await makeThrowAwayBucket(client)
      const version = await storedLocked(place, secondsFromNow(HELD_SECONDS))
      mustRefuse(await ask(place, { method: 'DELETE' }))
      await mustRead(place, version, 'locked')
    },
  },
  {
    name: 'a version under legal hold is not deleted until it is released',
    async run(place: VaultPlace): Promise<void> {
      const version = await stored(place, 'in dispute')
      mustAnswer(await hold(place, version, 'ON'), 200)
      mustRefuse(await deleteVersion(place, version, BYPASS))
      await mustRead(place, version, 'in dispute')
      mustAnswer(await hold(place, version, 'OFF'), 200)
      mustAnswer(await deleteVersion(place, version), 204)
    },
  },
]

function storedLocked(place: VaultPlace, until: string): Promise<ObjectVersion> {
  const headers = { 'x-amz-object-lock-mode': 'COMPLIANCE', 'x-amz-object-lock-retain-until-date': until }
  return stored(place, 'locked', { headers })
}

function retain(
  place: VaultPlace,
  { key, versionId }: ObjectVersion,
  mode: 'COMPLIANCE' | 'GOVERNANCE',
  until: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = `<Retention xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Mode>${mode}</Mode><RetainUntilDate>${until}</RetainUntilDate></Retention>`
  return ask(place, { method: 'PUT', key, query: `retention&versionId=${versionId}`, body, headers })
}

function hold(place: VaultPlace, { key, versionId }: ObjectVersion, status: 'OFF' | 'ON'): Promise<Answer> {
  const body = `<LegalHold xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>${status}</Status></LegalHold>`
  return ask(place, { method: 'PUT', key, query: `legal-hold&versionId=${versionId}`, body })
}

function deleteVersion(
  place: VaultPlace,
  { key, versionId }: ObjectVersion,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ask(place, { method: 'DELETE', key, query: `versionId=${versionId}`, headers })
}

async function mustBeHeldUntil(place: VaultPlace, version: ObjectVersion, until: string): Promise<void> {
  const held = await lockedUntil(place, version)
  if (held !== until) throw new Error(`held until ${String(held)} instead of ${until}`)
}

/** On the whole second: some servers keep no fractions. */
function secondsFromNow(seconds: number): string {
  return new Date(Math.ceil(Date.now() / 1000 + seconds) * 1000).toISOString()
}
