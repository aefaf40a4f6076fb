import { createHash } from 'node:crypto'
import type { TimestampAuthority } from '../../domain/ports.ts'
import { openBaseFile, type BaseFile } from './base-file.ts'
import { completeSignature } from './complete-signature.ts'
import { prepareOpened } from './prepare-signature.ts'
import type { Signer, SigningOptions } from './signer.ts'

/** Octets left for a timestamp token. A token with its chain takes two to seven thousand. */
export const TIMESTAMP_ROOM = 12 * 1024

/**
 * Both phases at once, for a signer at hand.
 * @param timestamps makes it a B-T at once: the authority stamps the signature (ETSI EN 319 142-1 6.3)
 * @throws SigningError, and whatever the signer and the authority throw
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: Signer,
  options: SigningOptions,
  timestamps?: TimestampAuthority,
): Promise<Uint8Array> {
  return signOpened(openBaseFile(pdf), signer, options, timestamps)
}

/** The same for a file that was opened before. @throws SigningError, and whatever the signer and the authority throw */
export async function signOpened(
  base: BaseFile,
  signer: Signer,
  options: SigningOptions,
  timestamps?: TimestampAuthority,
): Promise<Uint8Array> {
  const timestampRoom = timestamps === undefined ? 0 : TIMESTAMP_ROOM
  const { toBeSigned, handle } = prepareOpened(base, { ...options, signer, timestampRoom })
  const signature = await signer.sign(toBeSigned)
  if (timestamps === undefined) return completeSignature(handle, signature)
  const token = await timestamps.stamp(createHash('sha256').update(signature).digest())
  return completeSignature(handle, signature, token)
}
