import { OID } from '../asn1/oids.ts'
import { explicit, integer, nothing, octetString, oid, sequence } from '../asn1/write.ts'
import type { Certificate } from '../x509/certificate.ts'
import { issuerHashes } from './cert-id.ts'

const HASHES = { sha1: OID.sha1, sha256: OID.sha256 } as const

/**
 * The DER of an OCSPRequest about one certificate (RFC 6960 4.1.1). SHA-1 names the issuer in the way that every
 * responder knows (RFC 9654 and 5019 2.1.1); it protects nothing here.
 * @param nonce at most 32 octets of chance, so that no old answer can be played back (RFC 9654 2.1)
 */
export function ocspRequest(
  certificate: Pick<Certificate, 'serial'>,
  issuer: Certificate,
  nonce?: Uint8Array,
  hash: keyof typeof HASHES = 'sha1',
): Uint8Array {
  const { name, key } = issuerHashes(issuer, hash)
  const certId = sequence(
    sequence(oid(HASHES[hash]), nothing()),
    ...[octetString(name), octetString(key), integer(Buffer.from(certificate.serial, 'hex'))],
  )
  const extensions = nonce === undefined ? [] : [explicit(2, sequence(nonceExtension(nonce)))]
  return sequence(sequence(sequence(sequence(certId)), ...extensions))
}

function nonceExtension(nonce: Uint8Array): Uint8Array {
  return sequence(oid(OID.ocspNonce), octetString(octetString(nonce)))
}
