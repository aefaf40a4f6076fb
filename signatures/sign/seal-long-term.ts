import type { TimestampAuthority } from '../../domain/ports.ts'
import { openBaseFile, openUpdated, type BaseFile } from './base-file.ts'
import { withDocumentTimestamp } from './document-timestamp.ts'
import { ownGoodChain, type Standing } from './own-chain.ts'
import { withSecurityStore } from './security-store.ts'
import { signTimed } from './sign-pdf.ts'
import type { Signer, SigningOptions } from './signer.ts'
import { roomForOneLike, TIMESTAMP_ROOM } from './timestamp-room.ts'

export interface SealingServices extends Standing {
  readonly timestamps: TimestampAuthority
}

/**
 * Signs for decades: B-LTA (ETSI EN 319 142-1 6.3). The signature is timestamped at once; chain, revocation data
 * and all of the material go into the document security store; a document timestamp covers everything. What
 * proves the last timestamp comes with the next renewal.
 * @param services the material must show that the signer's whole chain is good at `options.at`; it should hold
 *   what proves the timestamping authority too
 * @throws SigningError, before anything is signed when the own certificate is not good; and whatever the signer
 *   and the authority throw
 */
export async function sealLongTerm(
  pdf: Uint8Array,
  signer: Signer,
  options: SigningOptions,
  { trust, material, timestamps }: SealingServices,
): Promise<Uint8Array> {
  const chain = ownGoodChain(signer, { trust, material }, options.at)
  const base = openBaseFile(pdf)
  const { bytes, token } = await signTimed(base, signer, options, timestamps)
  const signed = openUpdated(base, bytes)
  const certificates = [...chain.map(({ der }) => der), ...material.certificates]
  return withProof(signed, { material: { ...material, certificates }, timestamps }, roomForOneLike(token))
}

/**
 * Renews a signed file before its newest timestamp loses its strength: stores what proves that timestamp, and
 * stamps everything once more. Makes a B-LTA of any signed file; a certification of whatever level stays whole
 * (ISO 32000-2 table 257).
 * @throws SigningError, and whatever the authority throws
 */
export async function extendLongTerm(
  pdf: Uint8Array,
  proof: Pick<SealingServices, 'material' | 'timestamps'>,
): Promise<Uint8Array> {
  return withProof(openBaseFile(pdf), proof, TIMESTAMP_ROOM)
}

function withProof(
  signed: BaseFile,
  { material, timestamps }: Pick<SealingServices, 'material' | 'timestamps'>,
  room: number,
): Promise<Uint8Array> {
  const stored = openUpdated(signed, withSecurityStore(signed, material))
  return withDocumentTimestamp(stored, timestamps, room)
}
