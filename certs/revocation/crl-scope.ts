import type { Certificate } from '../x509/certificate.ts'
import { sameName } from '../x509/name.ts'
import type { Crl, IssuingDistributionPoint } from './crl.ts'
import { ALL_REASONS, fullKeys, type DistributionPoint, type Reasons } from './distribution-point.ts'

/**
 * For which reasons a CRL would list the certificate, by the points that it names (RFC 5280 6.3.3 (b), (d)): none
 * when it is about other certificates. A CRL of the issuer counts even where no point leads to it.
 */
export function reasonsCovered(
  certificate: Certificate,
  crl: Crl,
  points: readonly DistributionPoint[],
): Reasons {
  if (!coversKind(certificate, crl.scope)) return 0
  const implied: DistributionPoint = {
    name: { kind: 'full', keys: [`name ${certificate.issuer.key}`] },
    ...{ reasons: ALL_REASONS, crlIssuers: null },
  }
  return [...points, implied]
    .filter((point) => issuerFits(certificate, crl, point) && nameFits(certificate, crl, point))
    .reduce((mask, { reasons }) => mask | (reasons & (crl.scope?.reasons ?? ALL_REASONS)), 0)
}

function coversKind(
  { basicConstraints }: Certificate,
  scope: Pick<IssuingDistributionPoint, 'covers'> | null,
): boolean {
  if (scope === null || scope.covers === 'all') return true
  return scope.covers === (basicConstraints?.ca === true ? 'authority' : 'user')
}

/** Another issuer counts only where the certificate names it, and only with a list that says it is indirect. */
function issuerFits({ issuer }: Certificate, crl: Crl, { crlIssuers }: DistributionPoint): boolean {
  if (crlIssuers === null) return sameName(crl.issuer, issuer)
  return crl.scope?.indirect === true && crlIssuers.some((name) => sameName(name, crl.issuer))
}

function nameFits(certificate: Certificate, crl: Crl, point: DistributionPoint): boolean {
  const listed = crl.scope?.name ?? null
  if (listed === null) return true
  const wanted = pointKeys(certificate, point)
  return fullKeys(listed, crl.issuer).some((key) => wanted.includes(key))
}

function pointKeys({ issuer }: Certificate, { name, crlIssuers }: DistributionPoint): readonly string[] {
  if (name === null) return (crlIssuers ?? []).map(({ key }) => `name ${key}`)
  return (crlIssuers ?? [issuer]).flatMap((base) => fullKeys(name, base))
}
