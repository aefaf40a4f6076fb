import { RETENTION_MODES } from 'minio'
import { instantOf } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { ObjectVersion } from './versions.ts'
import type { VaultPlace } from './vault-place.ts'
import { answered } from './s3-error.ts'

/** MinIO and Amazon say the first, SeaweedFS the second. */
const NOTHING_HOLDS_IT = ['NoSuchObjectLockConfiguration', 'ObjectLockConfigurationNotFoundError'] as const

/** Until when that version can be changed or deleted by nobody; null when nothing holds it in compliance mode. */
export async function lockedUntil(
  { client, bucket }: VaultPlace,
  version: ObjectVersion,
): Promise<Instant | null> {
  try {
    const retention = await client.getObjectRetention(bucket, version.key, { versionId: version.versionId })
    if (retention?.mode !== RETENTION_MODES.COMPLIANCE) return null
    return instantOf(new Date(retention.retainUntilDate))
  } catch (error) {
    if (answered(error, ...NOTHING_HOLDS_IT)) return null
    throw error
  }
}

/**
 * Compliance retention until then, rounded up to the second because some servers keep no fractions. A longer
 * retention stays. Read back: throws a fault when the store said yes and holds the version for less.
 */
export async function lock(place: VaultPlace, version: ObjectVersion, until: Instant): Promise<void> {
  const wanted = wholeSecond(until)
  try {
    await retain(place, version, wanted)
  } catch (error) {
    // It may be locked for longer already: then the server rightly refuses to shorten.
    if (await isLocked(place, version, wanted)) return
    throw error
  }
  if (!(await isLocked(place, version, wanted))) {
    throw new Error(`${version.key} is not locked until ${wanted}`)
  }
}

/** Has a new version locked from its first moment on, when they are sent with its bytes. */
export function lockHeaders(until: Instant): Readonly<Record<string, string>> {
  return {
    'x-amz-object-lock-mode': RETENTION_MODES.COMPLIANCE,
    'x-amz-object-lock-retain-until-date': wholeSecond(until),
  }
}

async function isLocked(place: VaultPlace, version: ObjectVersion, until: Instant): Promise<boolean> {
  const held = await lockedUntil(place, version)
  return held !== null && held >= until
}

async function retain({ client, bucket }: VaultPlace, version: ObjectVersion, until: Instant): Promise<void> {
  await client.putObjectRetention(bucket, version.key, {
    versionId: version.versionId,
    mode: RETENTION_MODES.COMPLIANCE,
    retainUntilDate: until,
  })
}

function wholeSecond(instant: Instant): Instant {
  return instantOf(new Date(Math.ceil(Date.parse(instant) / 1000) * 1000))
}
