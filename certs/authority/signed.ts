import { sign, type KeyObject } from 'node:crypto'
import { OID } from '../asn1/oids.ts'
import { bitString, boolean, nothing, octetString, oid, sequence } from '../asn1/write.ts'
import type { Certificate } from '../x509/certificate.ts'

/** A key with its certificate. */
export interface Certified {
  readonly certificate: Certificate
  readonly privateKey: KeyObject
}

/** How keys sign here, as an AlgorithmIdentifier: ECDSA or RSA PKCS#1 v1.5, with SHA-256 (RFC 5758, 8017). */
export function algorithmFor(key: KeyObject): Uint8Array {
  return key.asymmetricKeyType === 'ec'
    ? sequence(oid(OID.ecdsaWithSha256))
    : sequence(oid(OID.sha256WithRsa), nothing())
}

/** What certificates, CRLs and OCSP answers have in common: the bytes, how they are signed, and the signature. */
export function signed(bytes: Uint8Array, key: KeyObject, ...after: readonly Uint8Array[]): Uint8Array {
  return sequence(bytes, algorithmFor(key), bitString(sign('sha256', bytes, key)), ...after)
}

/** DER leaves a false `critical` out, since that is its default. */
export function extension(type: string, value: Uint8Array, critical = false): Uint8Array {
  return sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value))
}
