import type { Instant } from '../../domain/time.ts'
import { OID } from '../asn1/oids.ts'
import type { CheckFinding } from '../finding.ts'
import type { Certificate, Extension } from './certificate.ts'
import type { PathQuestion } from './path-result.ts'
import { weaknessOf } from './public-key.ts'

/** Read by the rules of path and revocation; the alternative name of an issuer binds nobody. */
const PROCESSED: readonly string[] = [
  OID.keyUsage,
  OID.basicConstraints,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
  OID.subjectAltName,
  OID.issuerAltName,
  OID.nameConstraints,
  OID.certificatePolicies,
  OID.policyMappings,
  OID.policyConstraints,
  OID.inhibitAnyPolicy,
  OID.extendedKeyUsage,
  OID.crlDistributionPoints,
]

const ANY_EXTENDED_KEY_USAGE = '2.5.29.37.0'

/** RFC 5280 6.1.3 (a)(2); the anchor's own dates bind too. */
export function checkDates(chain: readonly Certificate[], at: Instant): readonly CheckFinding[] {
  return chain.flatMap((certificate) => {
    if (at < certificate.notBefore) return fault('T1', 'certificate-not-yet-valid', certificate)
    return at > certificate.notAfter ? fault('T1', 'certificate-expired', certificate) : []
  })
}

/** No link is stronger than its key. */
export function checkKeys(chain: readonly Certificate[]): readonly CheckFinding[] {
  return chain.flatMap((certificate) => {
    const weakness = weaknessOf(certificate.key)
    return weakness === undefined ? [] : fault('C6', weakness, certificate)
  })
}

/** RFC 5280 6.1.4 (o) and 6.1.5 (f), for all but the anchor, which configuration vouches for. */
export function checkExtensions(chain: readonly Certificate[]): readonly CheckFinding[] {
  return chain.slice(0, -1).flatMap((certificate) =>
    certificate.extensions.flatMap((extension) => {
      const unknown = extension.critical && !PROCESSED.includes(extension.oid)
      return unknown ? fault('T1', 'critical-extension-unknown', certificate, extension) : []
    }),
  )
}

/** What the question asks of the leaf alone (RFC 5280 4.2.1.3, 4.2.1.12). */
export function checkLeaf(question: Omit<PathQuestion, 'pool' | 'anchors'>): readonly CheckFinding[] {
  const { leaf, requiredKeyUsage } = question
  const missing = requiredKeyUsage.filter((usage) => leaf.keyUsage?.includes(usage) !== true)
  return [
    ...missing.map((usage) => ({
      ...single('T1', 'key-usage-missing', leaf),
      detail: `${leaf.subject.text}: ${usage}`,
    })),
    ...extendedKeyUsageFaults(question),
  ]
}

function extendedKeyUsageFaults({
  leaf,
  acceptedExtendedKeyUsage,
}: Pick<PathQuestion, 'leaf' | 'acceptedExtendedKeyUsage'>): readonly CheckFinding[] {
  const uses = leaf.extendedKeyUsage
  if (uses === null) return []
  if (acceptedExtendedKeyUsage !== undefined) {
    const accepted = [...acceptedExtendedKeyUsage, ANY_EXTENDED_KEY_USAGE]
    return uses.some((use) => accepted.includes(use)) ? [] : fault('T1', 'extended-key-usage-wrong', leaf)
  }
  const critical = leaf.extensions.some(({ oid, critical: marked }) => oid === OID.extendedKeyUsage && marked)
  return critical ? fault('T1', 'extended-key-usage-not-processed', leaf) : []
}

function fault(
  check: string,
  code: string,
  subject: Certificate,
  extension?: Extension,
): readonly CheckFinding[] {
  return [single(check, code, subject, extension)]
}

function single(check: string, code: string, { subject }: Certificate, extension?: Extension): CheckFinding {
  const detail = extension === undefined ? subject.text : `${subject.text}: ${extension.oid}`
  return { check, level: 'FAIL', code, detail }
}
