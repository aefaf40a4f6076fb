import type { CheckFinding } from '../../certs/finding.ts'
import type { Certificate, Name } from '../../certs/x509/certificate.ts'
import { sameName } from '../../certs/x509/name.ts'
import type { SignedDataView, SignerIdentifier } from './signed-data-view.ts'

interface FoundSigner {
  readonly signer: Certificate | null
  readonly findings: readonly CheckFinding[]
}

/**
 * Row C1: exactly one certificate answers to the SignerInfo's identifier, where copies of one certificate count
 * once. An issuer whose name is the same but written otherwise (RFC 5280 7.1) is told, because nothing signs the
 * identifier and no octet of a signature may be free.
 */
export function signerOf({ certificates, signerId, unreadableCertificates }: SignedDataView): FoundSigner {
  const distinct = [...new Map(certificates.map((certificate) => [certificate.sha256, certificate])).values()]
  const exact = distinct.filter((candidate) => answersTo(candidate, signerId, sameOctets))
  const [signer, second] =
    exact.length > 0 ? exact : distinct.filter((candidate) => answersTo(candidate, signerId, sameName))
  const told: readonly CheckFinding[] = [
    ...(unreadableCertificates === 0 ? [] : [warning('certificate-unreadable')]),
    ...(exact.length > 0 || signer === undefined ? [] : [warning('signer-named-otherwise')]),
  ]
  if (signer !== undefined && second === undefined) return { signer, findings: told }
  const code = signer === undefined ? 'signer-certificate-missing' : 'signer-certificate-ambiguous'
  return { signer: null, findings: [...told, { check: 'C1', level: 'FAIL', code }] }
}

function answersTo(
  candidate: Certificate,
  signerId: SignerIdentifier,
  same: (a: Name, b: Name) => boolean,
): boolean {
  if (signerId.kind === 'subject-key-id') return candidate.subjectKeyId === signerId.subjectKeyId
  return candidate.serial === signerId.serial && same(candidate.issuer, signerId.issuer)
}

function sameOctets(a: Name, b: Name): boolean {
  return Buffer.compare(a.der, b.der) === 0
}

function warning(code: string): CheckFinding {
  return { check: 'C1', level: 'WARN', code }
}
