import { RETENTION_MODES } from 'minio'
import { instantOf } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type { VaultPlace } from './create-only.ts'
import { answered } from './s3-error.ts'

/** Until when that version can be changed or deleted by nobody; null when nothing holds it in compliance mode. */
export async function lockedUntil({ client, bucket }: VaultPlace, ref: DocumentRef): Promise<Instant | null> {
  try {
    const retention = await client.getObjectRetention(bucket, ref.key, { versionId: ref.versionId })
    if (retention?.mode !== RETENTION_MODES.COMPLIANCE) return null
    return instantOf(new Date(retention.retainUntilDate))
  } catch (error) {
    if (answered(error, 'NoSuchObjectLockConfiguration')) return null
    throw error
  }
}

/**
 * Compliance retention until then, rounded up to the second because some servers keep no fractions. A longer
 * retention stays. Read back: throws a fault when the store said yes and holds the version for less.
 */
export async function lock(place: VaultPlace, ref: DocumentRef, until: Instant): Promise<void> {
  const wanted = wholeSecond(until)
  if (await isLocked(place, ref, wanted)) return
  try {
    await retain(place, ref, wanted)
  } catch (error) {
    // Someone else may have locked it for longer meanwhile: then the server rightly refuses to shorten.
    if (await isLocked(place, ref, wanted)) return
    throw error
  }
  if (!(await isLocked(place, ref, wanted))) throw new Error(`${ref.key} is not locked until ${wanted}`)
}

async function isLocked(place: VaultPlace, ref: DocumentRef, until: Instant): Promise<boolean> {
  const held = await lockedUntil(place, ref)
  return held !== null && held >= until
}

async function retain({ client, bucket }: VaultPlace, ref: DocumentRef, until: Instant): Promise<void> {
  await client.putObjectRetention(bucket, ref.key, {
    versionId: ref.versionId,
    mode: RETENTION_MODES.COMPLIANCE,
    retainUntilDate: until,
  })
}

function wholeSecond(instant: Instant): Instant {
  return instantOf(new Date(Math.ceil(Date.parse(instant) / 1000) * 1000))
}
