import { createHash } from 'node:crypto'
import { OID } from '../../certs/asn1/oids.ts'
import { octetString, oid, sequence, setOf } from '../../certs/asn1/write.ts'

/**
 * What is really signed: the SET OF attributes in DER (RFC 5652 5.4). PAdES asks for these three and keeps the
 * claimed time out, since the dictionary's /M has it (ETSI EN 319 142-1 6.3).
 */
export function signedAttributes(documentDigest: Uint8Array, certificate: Uint8Array): Uint8Array {
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octetString(documentDigest)),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
  )
}

/** RFC 5035 4: SHA-256 is the default of hashAlgorithm, and DER leaves defaults out. */
function signingCertificate(certificate: Uint8Array): Uint8Array {
  const hash = createHash('sha256').update(certificate).digest()
  return sequence(sequence(sequence(octetString(hash))))
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), setOf(value))
}
