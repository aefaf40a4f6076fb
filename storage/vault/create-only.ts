import type { Readable } from 'node:stream'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { lock, lockHeaders } from './retention.ts'
import { answered } from './s3-error.ts'
import type { VaultPlace } from './vault-place.ts'
import { versionsOf } from './versions.ts'

/** A document whose version is not known yet. */
export type NewObject = Omit<DocumentRef, 'versionId'>

/**
 * Stores the object unless its key is taken, and answers the version: the new one, or the first that was
 * ever stored there. Either is locked until then, when an end is given. The body must be exactly the object's
 * bytes.
 */
export async function createOnly(
  place: VaultPlace,
  object: NewObject,
  body: Readable | Buffer,
  lockUntil?: Instant,
): Promise<string> {
  try {
    return await create(place, object, body, lockUntil)
  } catch (error) {
    if (!answered(error, 'PreconditionFailed')) throw error
    const versionId = await firstVersion(place, object.key)
    if (lockUntil !== undefined) await lock(place, { key: object.key, versionId }, lockUntil)
    return versionId
  }
}

/**
 * One request, not `putObject`: that reads up to 64 MB into memory, and turns the checksum header into plain
 * metadata, so that a wrong checksum is accepted. Here the server checks the bytes twice: the request's
 * signature covers their SHA-256 (over TLS the client signs no payload), and the checksum header has the
 * server hash what it stores, on every transport, and keep the value with the object.
 */
async function create(
  { client, bucket }: VaultPlace,
  object: NewObject,
  body: Readable | Buffer,
  lockUntil?: Instant,
): Promise<string> {
  const headers = {
    'content-length': object.bytes,
    'content-type': 'application/octet-stream',
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from(object.sha256, 'hex').toString('base64'),
    ...(lockUntil !== undefined && lockHeaders(lockUntil)),
  }
  const request = { method: 'PUT', bucketName: bucket, objectName: object.key, headers }
  const signed = client.enableSHA256 ? object.sha256 : ''
  const response = await client.makeRequestStreamAsync(request, body, signed, [200], '')
  response.resume()
  const versionId = response.headers['x-amz-version-id']
  if (typeof versionId !== 'string') throw new Error(`The bucket ${bucket} keeps no versions`)
  return versionId
}

/** The newest version would do, had nobody else ever written to the bucket. */
async function firstVersion(place: VaultPlace, key: string): Promise<string> {
  const versions = await versionsOf(place, key)
  const first = versions.findLast((version) => version.key === key && !version.isDeleteMarker)
  if (first === undefined) throw new Error(`${key} is taken, yet no version of it is listed`)
  return first.versionId
}
