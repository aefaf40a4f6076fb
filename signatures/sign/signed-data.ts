import { OID } from '../../certs/asn1/oids.ts'
import { contextTag, TAG } from '../../certs/asn1/tags.ts'
import { element, explicit, octetString, oid, sequence, setOf, smallInteger } from '../../certs/asn1/write.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import { digestIdentifier, signatureIdentifier, type SigningScheme } from './scheme.ts'

interface SignedDataParts {
  readonly certificate: Certificate
  readonly chain: readonly Uint8Array[]
  /** The SET OF signed attributes, DER. */
  readonly attributes: Uint8Array
  readonly signature: Uint8Array
  readonly scheme: SigningScheme
  /** A TimeStampToken over the signature, DER: what makes a B-T of a B-B (ETSI EN 319 142-1 6.3). */
  readonly timestamp?: Uint8Array
}

/** A detached SignedData with one SignerInfo, in DER throughout (RFC 5652 5.1). */
export function signedData(parts: SignedDataParts): Uint8Array {
  const { certificate, chain, attributes, signature, scheme, timestamp } = parts
  const digestAlgorithm = digestIdentifier(scheme)
  const signerInfo = sequence(
    smallInteger(1),
    sequence(certificate.issuer.der, element(TAG.integer, Buffer.from(certificate.serial, 'hex'))),
    digestAlgorithm,
    retagged(attributes, contextTag(0, 'constructed')),
    signatureIdentifier(scheme),
    octetString(signature),
    ...(timestamp === undefined ? [] : [unsignedAttributes(timestamp)]),
  )
  const certificates = retagged(setOf(certificate.der, ...chain), contextTag(0, 'constructed'))
  const content = sequence(
    ...[smallInteger(1), setOf(digestAlgorithm), sequence(oid(OID.data))],
    ...[certificates, setOf(signerInfo)],
  )
  return sequence(oid(OID.signedData), explicit(0, content))
}

/** RFC 3161 appendix A. */
function unsignedAttributes(timestamp: Uint8Array): Uint8Array {
  return explicit(1, sequence(oid(OID.signatureTimestamp), setOf(timestamp)))
}

/** The same content under another identifier octet: IMPLICIT tagging. */
function retagged(encoding: Uint8Array, tag: number): Uint8Array {
  const copy = Uint8Array.from(encoding)
  copy[0] = tag
  return copy
}
