import type { CheckFinding } from '../finding.ts'
import { isBrokenHash } from './algorithm.ts'
import { isSignedUnder, schemeUsed } from './authority-signature.ts'
import type { Certificate } from './certificate.ts'
import { isEmptyName } from './name.ts'
import type { SignatureScheme } from './signature-scheme.ts'

/** RFC 5280 6.1.3 (a)(1) and (a)(4), for each certificate and the one above it. Names were chained by the search. */
export function checkLinks(chain: readonly Certificate[]): readonly CheckFinding[] {
  return chain.slice(0, -1).flatMap((certificate, index) => {
    const issuer = chain[index + 1]
    return issuer === undefined ? [] : checkLink(certificate, issuer)
  })
}

function checkLink(certificate: Certificate, issuer: Certificate): readonly CheckFinding[] {
  const findings: CheckFinding[] = []
  const report = (check: 'T1' | 'C6', level: 'FAIL' | 'WARN', code: string): void => {
    findings.push({ check, level, code, detail: certificate.subject.text })
  }
  if (isEmptyName(certificate.issuer)) report('T1', 'FAIL', 'issuer-name-empty')
  const scheme = schemeUsed(certificate)
  const fault = signatureFault(certificate, issuer, scheme)
  if (fault !== undefined) report('T1', 'FAIL', fault)
  // Whoever finds a collision has the authority's signature under a certificate of his own making.
  if (scheme !== undefined && isBrokenHash(scheme.hash)) {
    report('C6', 'FAIL', 'certificate-signature-algorithm-weak')
  }
  // A hint for the search, not a rule of validation (RFC 5280 4.2.1.1): the signature is what binds.
  if (keyIdsContradict(certificate, issuer)) report('T1', 'WARN', 'authority-key-id-mismatch')
  return findings
}

function signatureFault(
  certificate: Certificate,
  issuer: Certificate,
  scheme: SignatureScheme | undefined,
): string | undefined {
  if (scheme === undefined) return 'certificate-signature-algorithm-unknown'
  return isSignedUnder(certificate, issuer) ? undefined : 'certificate-signature-invalid'
}

function keyIdsContradict({ authorityKeyId }: Certificate, { subjectKeyId }: Certificate): boolean {
  return authorityKeyId !== null && subjectKeyId !== null && authorityKeyId !== subjectKeyId
}
