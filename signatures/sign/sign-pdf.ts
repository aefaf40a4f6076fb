import { createHash } from 'node:crypto'
import type { TimestampAuthority } from '../../domain/ports.ts'
import { openBaseFile, type BaseFile } from './base-file.ts'
import { completeSignature } from './complete-signature.ts'
import { prepareOpened } from './prepare-signature.ts'
import type { Signer, SigningOptions } from './signer.ts'
import { stampedWithRoom, TIMESTAMP_ROOM } from './timestamp-room.ts'

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
  const base = openBaseFile(pdf)
  if (timestamps !== undefined) return (await signTimed(base, signer, options, timestamps)).bytes
  const { toBeSigned, handle } = prepareOpened(base, { ...options, signer })
  return completeSignature(handle, await signer.sign(toBeSigned))
}

/**
 * The same for a file that was opened before, with the timestamp; answers its token too. The signer is asked once
 * more when the token is larger than those of other authorities.
 * @throws SigningError, and whatever the signer and the authority throw
 */
export function signTimed(
  base: BaseFile,
  signer: Signer,
  options: SigningOptions,
  timestamps: TimestampAuthority,
): ReturnType<typeof stampedWithRoom> {
  return stampedWithRoom(TIMESTAMP_ROOM, async (timestampRoom) => {
    const { toBeSigned, handle } = prepareOpened(base, { ...options, signer, timestampRoom })
    const signature = await signer.sign(toBeSigned)
    const token = await timestamps.stamp(createHash('sha256').update(signature).digest())
    return { token, fill: () => completeSignature(handle, signature, token) }
  })
}
