import type { CheckFinding } from '../../certs/finding.ts'
import type { Certificate } from '../../certs/x509/certificate.ts'
import type { SignedDataView } from './signed-data-view.ts'

interface FoundSigner {
  readonly signer: Certificate | null
  readonly findings: readonly CheckFinding[]
}

/**
 * Row C1: exactly one certificate answers to the SignerInfo's identifier, octet for octet, because nothing signs
 * the identifier; copies of one certificate count once.
 */
export function signerOf({ certificates, signerId, unreadableCertificates }: SignedDataView): FoundSigner {
  const distinct = new Map(certificates.map((certificate) => [certificate.sha256, certificate]))
  const [signer, second] = [...distinct.values()].filter((candidate) =>
    signerId.kind === 'subject-key-id'
      ? candidate.subjectKeyId === signerId.subjectKeyId
      : candidate.serial === signerId.serial &&
        Buffer.compare(candidate.issuer.der, signerId.issuer.der) === 0,
  )
  const unreadable: readonly CheckFinding[] =
    unreadableCertificates === 0 ? [] : [{ check: 'C1', level: 'WARN', code: 'certificate-unreadable' }]
  if (signer !== undefined && second === undefined) return { signer, findings: unreadable }
  const code = signer === undefined ? 'signer-certificate-missing' : 'signer-certificate-ambiguous'
  return { signer: null, findings: [...unreadable, { check: 'C1', level: 'FAIL', code }] }
}
