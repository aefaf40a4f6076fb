import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import {
  element,
  explicit,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
} from '../../certs/asn1/write.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { SignatureScheme } from '../../certs/x509/signature-scheme.ts'
import { SigningError } from './signing-error.ts'

interface SignedDataParts {
  readonly certificate: Certificate
  readonly chain: readonly Uint8Array[]
  /** The SET OF signed attributes, DER. */
  readonly attributes: Uint8Array
  readonly signature: Uint8Array
}

/** A detached SignedData with one SignerInfo, in DER throughout (RFC 5652 5.1). */
export function signedData({ certificate, chain, attributes, signature }: SignedDataParts): Uint8Array {
  const digestAlgorithm = sequence(oid(OID.sha256))
  const signerInfo = sequence(
    smallInteger(1),
    sequence(certificate.issuer.der, element(TAG.integer, Buffer.from(certificate.serial, 'hex'))),
    digestAlgorithm,
    retagged(attributes, contextTag(0, 'constructed')),
    signatureAlgorithm(schemeFor(certificate)),
    octetString(signature),
  )
  const certificates = retagged(setOf(certificate.der, ...chain), contextTag(0, 'constructed'))
  const content = sequence(
    ...[smallInteger(1), setOf(digestAlgorithm), sequence(oid(OID.data))],
    ...[certificates, setOf(signerInfo)],
  )
  return sequence(oid(OID.signedData), explicit(0, content))
}

/** How a key of this kind signs here: always with SHA-256. @throws SigningError for keys that do not sign deeds. */
export function schemeFor({ key }: Certificate): SignatureScheme {
  if (key.type === 'RSA') return { kind: 'RSA PKCS#1 v1.5', hash: 'sha256' }
  if (key.type === 'EC') return { kind: 'ECDSA', hash: 'sha256' }
  throw new SigningError('key-not-supported', `A key of type ${key.type} cannot sign here`)
}

/** How many octets a signature by this key takes at most. */
export function signatureOctets({ key }: Certificate): number {
  // Two integers of the field's size with their headers, or one number as long as the modulus.
  return key.type === 'EC' ? 2 * Math.ceil(key.bits / 8) + 16 : Math.ceil(key.bits / 8)
}

function signatureAlgorithm({ kind }: SignatureScheme): Uint8Array {
  return kind === 'ECDSA' ? sequence(oid(OID.ecdsaWithSha256)) : sequence(oid(OID.sha256WithRsa), nothing())
}

/** The same content under another identifier octet: IMPLICIT tagging. */
function retagged(encoding: Uint8Array, tag: number): Uint8Array {
  const copy = Uint8Array.from(encoding)
  copy[0] = tag
  return copy
}
