import type { CheckFinding } from '../finding.ts'
import type { Certificate } from './certificate.ts'
import { isEmptyName } from './name.ts'
import { schemeOf, signatureHolds } from './signature-scheme.ts'

/** RFC 5280 6.1.3 (a)(1) and (a)(4), for each certificate and the one above it. Names were chained by the search. */
export function checkLinks(chain: readonly Certificate[]): readonly CheckFinding[] {
  return chain.slice(0, -1).flatMap((certificate, index) => {
    const issuer = chain[index + 1]
    return issuer === undefined ? [] : checkLink(certificate, issuer)
  })
}

function checkLink(certificate: Certificate, issuer: Certificate): readonly CheckFinding[] {
  const findings: CheckFinding[] = []
  const report = (level: 'FAIL' | 'WARN', code: string): void => {
    findings.push({ check: 'T1', level, code, detail: certificate.subject.text })
  }
  if (isEmptyName(certificate.issuer)) report('FAIL', 'issuer-name-empty')
  const fault = signatureFault(certificate, issuer)
  if (fault !== undefined) report('FAIL', fault)
  // A hint for the search, not a rule of validation (RFC 5280 4.2.1.1): the signature is what binds.
  if (keyIdsContradict(certificate, issuer)) report('WARN', 'authority-key-id-mismatch')
  return findings
}

function signatureFault(certificate: Certificate, issuer: Certificate): string | undefined {
  const scheme = schemeOrUndefined(certificate)
  if (scheme === undefined) return 'certificate-signature-algorithm-unknown'
  const holds = signatureHolds(issuer.spki, scheme, certificate.tbs, certificate.signature)
  return holds ? undefined : 'certificate-signature-invalid'
}

function schemeOrUndefined({ signatureAlgorithm }: Certificate): ReturnType<typeof schemeOf> {
  try {
    return schemeOf(signatureAlgorithm)
  } catch {
    return undefined
  }
}

function keyIdsContradict({ authorityKeyId }: Certificate, { subjectKeyId }: Certificate): boolean {
  return authorityKeyId !== null && subjectKeyId !== null && authorityKeyId !== subjectKeyId
}
