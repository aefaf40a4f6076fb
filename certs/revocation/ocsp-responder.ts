import { OID } from '../asn1/oids.ts'
import { hashing } from '../x509/algorithm.ts'
import type { Certificate } from '../x509/certificate.ts'
import { sameName } from '../x509/name.ts'
import { buildPath } from '../x509/path.ts'
import { publicKeyOctets } from './cert-id.ts'
import { isSignedBy } from './evidence-signature.ts'
import type { Inquiry } from './inquiry.ts'
import type { BasicOcspResponse } from './ocsp-response.ts'

const MAX_CANDIDATES = 12

/**
 * Why the signer of an answer may not speak for the issuer, or undefined when he may (RFC 6960 4.2.2.2): he is
 * the issuer, or the issuer itself certified him for OCSP and nothing shows that it thinks otherwise now.
 */
export function responderFault(inquiry: Inquiry, response: BasicOcspResponse): string | undefined {
  const [issuer] = inquiry.authorities
  if (issuer === undefined) return 'ocsp-responder-not-found'
  const named = [issuer, ...response.certificates, ...inquiry.pool]
    .filter((candidate) => isNamed(response, candidate))
    .slice(0, MAX_CANDIDATES)
  if (named.length === 0) return 'ocsp-responder-not-found'
  const signer = named.find((candidate) => isSignedBy(response, candidate))
  if (signer === undefined) return 'ocsp-signature-invalid'
  return signer.sha256 === issuer.sha256 ? undefined : delegationFault(inquiry, issuer, signer)
}

/** Whether the answer says that he gave it. */
export function isNamed({ responderId }: BasicOcspResponse, { subject, spki }: Certificate): boolean {
  if (responderId.kind === 'name') return sameName(responderId.name, subject)
  const hash = hashing('sha1').update(publicKeyOctets(spki)).digest()
  return Buffer.compare(hash, responderId.keyHash) === 0
}

function delegationFault(inquiry: Inquiry, issuer: Certificate, signer: Certificate): string | undefined {
  // Said in so many words: neither anyExtendedKeyUsage nor no restriction at all will do.
  if (signer.extendedKeyUsage?.includes(OID.ocspSigning) !== true) return 'ocsp-responder-not-authorised'
  const { verdict, chain } = buildPath({
    ...{ leaf: signer, pool: [], anchors: [issuer], at: inquiry.at },
    requiredKeyUsage: signer.keyUsage === null ? [] : ['digitalSignature'],
    acceptedExtendedKeyUsage: [OID.ocspSigning],
  })
  if (verdict !== 'passed') return 'ocsp-responder-not-trusted'
  const isExempt = signer.extensions.some(({ oid }) => oid === OID.ocspNoCheck)
  return isExempt || inquiry.isGood([...chain, ...inquiry.authorities.slice(1)])
    ? undefined
    : 'ocsp-responder-revocation-unknown'
}
