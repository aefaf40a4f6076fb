import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { parseSha256 } from '../../domain/ids.ts'
import type { Sha256 } from '../../domain/ids.ts'

/** What the hash comes to. Ends the hash. Throws when it is not a SHA-256. */
export function sha256In(hash: Hash): Sha256 {
  const sha256 = parseSha256(hash.digest('hex'))
  if (sha256 === undefined) throw new Error('The hash is not a SHA-256')
  return sha256
}

export function sha256Of(bytes: Uint8Array): Sha256 {
  return sha256In(createHash('sha256').update(bytes))
}
