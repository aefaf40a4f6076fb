import { parseCertificate } from '../../certs/x509/parse-certificate.ts'
import { openBaseFile, type BaseFile } from './base-file.ts'
import { refuseIfSealed } from './certification.ts'
import { appendPlaceholder, digestAround, type Placeholder } from './placeholder.ts'
import { schemeFor, signatureOctets, type SigningScheme } from './scheme.ts'
import { signatureDictionary } from './signature-dictionary.ts'
import { signatureFieldObjects } from './signature-field.ts'
import { signedAttributes } from './signed-attributes.ts'
import { signedData } from './signed-data.ts'
import type { SignerIdentity, SigningOptions } from './signer.ts'

interface PrepareOptions extends SigningOptions {
  readonly signer: SignerIdentity
  /** Octets to leave for the token of a signature timestamp; none when left out. */
  readonly timestampRoom?: number
}

/** A file that waits for its signature. Plain data: it may be stored while a card or a remote service signs. */
export interface SignatureHandle extends Placeholder {
  readonly toBeSigned: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly scheme: SigningScheme
}

interface PreparedSignature extends Placeholder {
  /** The DER of the signed attributes: sign these bytes by the handle's scheme, not their digest. */
  readonly toBeSigned: Uint8Array
  readonly handle: SignatureHandle
}

/**
 * First phase of signing: appends an empty signature to the file and says what its holder has to sign
 * (PAdES baseline B-B, ETSI EN 319 142-1). The bytes of `pdf` stay as they are at the start of the result.
 * @throws SigningError, DerError for a malformed certificate
 */
export function prepareSignature(pdf: Uint8Array, options: PrepareOptions): PreparedSignature {
  return prepareOpened(openBaseFile(pdf), options)
}

/** The same for a file that was opened before. @throws SigningError, DerError for a malformed certificate */
export function prepareOpened(
  base: BaseFile,
  { signer, timestampRoom = 0, ...options }: PrepareOptions,
): PreparedSignature {
  const { certificate, chain } = signer
  const scheme = schemeFor(parseCertificate(certificate), signer.scheme)
  refuseIfSealed(base.view)
  const dictionary = signatureDictionary(options, reserveFor(signer, scheme, timestampRoom))
  const signature = { kind: 'ref', number: base.nextNumber, generation: 0 } as const
  const placeholder = appendPlaceholder(base, dictionary, signatureFieldObjects(base, options, signature))
  const toBeSigned = signedAttributes(digestAround(placeholder, scheme.hash), certificate)
  return { ...placeholder, toBeSigned, handle: { ...placeholder, toBeSigned, certificate, chain, scheme } }
}

/**
 * The exact size of the CMS to come, but for an ECDSA signature, which may turn out a few octets shorter, and a
 * timestamp that does not need all of its room.
 */
function reserveFor(signer: SignerIdentity, scheme: SigningScheme, timestampRoom: number): number {
  const certificate = parseCertificate(signer.certificate)
  const attributes = signedAttributes(new Uint8Array(LONGEST_DIGEST), certificate.der)
  const signature = new Uint8Array(signatureOctets(certificate))
  const parts = { certificate, chain: signer.chain, attributes, signature, scheme }
  const timestamp = new Uint8Array(timestampRoom)
  return signedData(timestampRoom === 0 ? parts : { ...parts, timestamp }).length
}

const LONGEST_DIGEST = 64
