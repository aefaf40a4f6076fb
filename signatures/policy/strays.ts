import type { Certificate } from '../../certs/x509/certificate.ts'
import { sameName } from '../../certs/x509/name.ts'
import { schemeOf, signatureHolds } from '../../certs/x509/signature-scheme.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Certificates under which no known issuer's signature holds. Nothing else protects the octets of a certificate
 * that travels unsigned, so that one with a false signature may have been altered.
 */
export function findStrays(
  certificates: readonly Certificate[],
  { anchors, pool }: Pick<Surroundings, 'anchors' | 'pool'>,
): readonly Certificate[] {
  const known = [...anchors.map(({ certificate }) => certificate), ...pool]
  return certificates.filter(
    (certificate) =>
      !anchors.some((anchor) => anchor.certificate.sha256 === certificate.sha256) &&
      !known.some((issuer) => issued(issuer, certificate)),
  )
}

function issued(issuer: Certificate, certificate: Certificate): boolean {
  if (!sameName(issuer.subject, certificate.issuer)) return false
  try {
    const scheme = schemeOf(certificate.signatureAlgorithm)
    return scheme !== undefined && signatureHolds(issuer.spki, scheme, certificate.tbs, certificate.signature)
  } catch {
    return false
  }
}
