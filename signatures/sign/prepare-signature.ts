import { createHash } from 'node:crypto'
import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { openBaseFile } from './base-file.ts'
import { refuseIfSealed } from './certification.ts'
import { byteRangeText, signatureDictionary } from './signature-dictionary.ts'
import { signatureFieldObjects } from './signature-field.ts'
import { signedAttributes } from './signed-attributes.ts'
import { signatureOctets, signedData } from './signed-data.ts'
import type { Signer, SigningOptions } from './signer.ts'
import { appendUpdate } from './update.ts'

type ByteRange = readonly [number, number, number, number]

interface PrepareOptions extends SigningOptions {
  readonly signer: Pick<Signer, 'certificate' | 'chain'>
}

/** A file that waits for its signature. Plain data: it may be stored while a card or a remote service signs. */
export interface SignatureHandle {
  readonly document: Uint8Array
  readonly byteRange: ByteRange
  readonly toBeSigned: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
}

interface PreparedSignature {
  /** The file with an empty signature in it. */
  readonly document: Uint8Array
  readonly byteRange: ByteRange
  /** The DER of the signed attributes: sign these bytes with SHA-256, not their digest. */
  readonly toBeSigned: Uint8Array
  readonly handle: SignatureHandle
}

/**
 * First phase of signing: appends an empty signature to the file and says what its holder has to sign
 * (PAdES baseline B-B, ETSI EN 319 142-1). The bytes of `pdf` stay as they are at the start of the result.
 * @throws SigningError, DerError for a malformed certificate
 */
export function prepareSignature(pdf: Uint8Array, { signer, ...options }: PrepareOptions): PreparedSignature {
  const base = openBaseFile(pdf)
  refuseIfSealed(base.view)
  const dictionary = signatureDictionary(options, reserveFor(signer))
  const signature = { kind: 'ref', number: base.nextNumber, generation: 0 } as const
  const { bytes: document, bodyAt } = appendUpdate(base, [
    { ...signature, body: dictionary.text },
    ...signatureFieldObjects(base, options, signature),
  ])
  const start = bodyAt.get(signature.number) ?? 0
  const gap = { from: start + dictionary.contentsAt, to: start + dictionary.contentsEnd }
  const byteRange = [0, gap.from, gap.to, document.length - gap.to] as const
  document.set(Buffer.from(byteRangeText(byteRange), 'latin1'), start + dictionary.byteRangeAt)
  const toBeSigned = signedAttributes(digestAround(document, gap), signer.certificate)
  const handle = { document, byteRange, toBeSigned, certificate: signer.certificate, chain: signer.chain }
  return { document, byteRange, toBeSigned, handle }
}

/** The exact size of the CMS to come, but for an ECDSA signature, which may turn out a few octets shorter. */
function reserveFor(signer: PrepareOptions['signer']): number {
  const certificate = parseCertificate(signer.certificate)
  const attributes = signedAttributes(new Uint8Array(32), certificate.der)
  const signature = new Uint8Array(signatureOctets(certificate))
  return signedData({ certificate, chain: signer.chain, attributes, signature }).length
}

function digestAround(document: Uint8Array, gap: { readonly from: number; readonly to: number }): Uint8Array {
  const hash = createHash('sha256').update(document.subarray(0, gap.from))
  return hash.update(document.subarray(gap.to)).digest()
}
