import { readDer } from '../asn1/der.ts'
import { fieldsOf } from '../asn1/fields.ts'
import { TAG } from '../asn1/tags.ts'
import { readBitStringOctets } from '../asn1/values.ts'
import { hashing, hashOf, type HashName } from '../x509/algorithm.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { CertId } from './ocsp-response.ts'

/** The hashes that name an issuer in OCSP (RFC 6960 4.1.1). SHA-1 will do: the certificate itself is signed for. */
export function issuerHashes(
  { subject, spki }: Certificate,
  hash: HashName,
): { readonly name: Uint8Array; readonly key: Uint8Array } {
  return {
    name: hashing(hash).update(subject.der).digest(),
    key: hashing(hash).update(publicKeyOctets(spki)).digest(),
  }
}

/** The content of the BIT STRING: what is hashed to name a key, in OCSP as in RFC 5280 4.2.1.2. */
export function publicKeyOctets(spki: Uint8Array): Uint8Array {
  const fields = fieldsOf(readDer(spki), TAG.sequence, 'SubjectPublicKeyInfo')
  fields.takeAny('Key algorithm')
  return readBitStringOctets(fields.takeAny('Public key'))
}

/** Whether an answer is about that certificate of that issuer. */
export function isAbout(certId: CertId, { serial }: Certificate, issuer: Certificate): boolean {
  const hash = certId.serial === serial ? hashOf(certId.hashAlgorithm) : undefined
  if (hash === undefined) return false
  const { name, key } = issuerHashes(issuer, hash)
  return Buffer.compare(name, certId.issuerNameHash) === 0 && Buffer.compare(key, certId.issuerKeyHash) === 0
}
