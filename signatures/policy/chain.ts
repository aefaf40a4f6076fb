import type { CheckFinding } from '../../certs/finding.ts'
import { OID } from '../../certs/asn1/oids.ts'
import type { Certificate, KeyUsage } from '../../certs/x509/certificate.ts'
import { checkDates, checkLeaf } from '../../certs/x509/certificate-checks.ts'
import { buildPath } from '../../certs/x509/path.ts'
import type { PathQuestion, PathResult } from '../../certs/x509/path-result.ts'
import type { TrustService } from '../../certs/trust/trust.ts'
import type { Instant } from '../../domain/time.ts'
import type { RevocationFacts } from '../verdict.ts'
import { checkChainTerms } from './algorithms.ts'
import type { ProvenTime } from './proofs.ts'
import { checkRevocation, revocationStatus } from './revocation.ts'
import type { Anchor, Surroundings } from './surroundings.ts'

/** What a chain came to, at the best time known. */
export interface ChainJudged {
  readonly path: PathResult
  readonly revocation: readonly RevocationFacts[]
  /** Of the path, of revocation and of time: everything that bars, and what is told beside. */
  readonly findings: readonly CheckFinding[]
}

/** Extended key usages under which people sign documents; a certificate for servers or code is for nobody's deed. */
const SIGNING_PURPOSES: readonly string[] = [
  OID.emailProtection,
  OID.clientAuth,
  OID.documentSigning,
  OID.adobeDocumentSigning,
  OID.microsoftDocumentSigning,
]

/** Judges the chain of a certificate that signed at the proven time (T1, T2, T4, Z3). */
export function judgeChain(
  leaf: Certificate,
  service: TrustService,
  time: ProvenTime,
  around: Surroundings,
): ChainJudged {
  const path = pathAt(leaf, service, time.best, around)
  const reached = path.anchorSha256 !== null
  const statuses = reached ? revocationStatus(path.chain, time, around) : []
  const required = around.policy.revocation === 'required'
  const goodLeaf = statuses[0]?.facts.status === 'GOOD'
  return {
    path,
    revocation: statuses.map(({ facts }) => facts),
    findings: [
      ...checkUsage(leaf, service, around),
      ...path.findings.map((finding) => timely(finding, leaf, time, goodLeaf)),
      ...checkChainTerms(path.chain, time.best),
      ...checkRevocation(path.chain, statuses, time, { required, at: around.at }),
      ...(required ? [] : [{ check: 'T4', level: 'INFO', code: 'revocation-not-required' } as const]),
    ],
  }
}

function pathAt(
  leaf: Certificate,
  service: TrustService,
  at: Instant,
  { anchors, pool, policy }: Surroundings,
): PathResult {
  const ofService = anchors.filter((anchor) => anchor.service === service)
  const then = ofService.filter((anchor) => trustedAt(anchor, at)).map(({ certificate }) => certificate)
  const question = { leaf, pool, at, ...purposeOf(service, policy.keyUsage) }
  if (then.some(({ sha256 }) => sha256 === leaf.sha256)) return pinned(question)
  const found = buildPath({ ...question, anchors: then })
  if (found.anchorSha256 !== null || then.length === ofService.length) return found
  const ever = buildPath({ ...question, anchors: ofService.map(({ certificate }) => certificate) })
  if (ever.anchorSha256 === null) return found
  const finding: CheckFinding = { check: 'T2', level: 'FAIL', code: 'anchor-not-trusted-then', detail: at }
  return { ...ever, verdict: 'indeterminate', findings: [...ever.findings, finding] }
}

/** Row T2: services are trusted for a time. */
function trustedAt({ validFrom, validUntil }: Anchor, at: Instant): boolean {
  return (validFrom === null || validFrom <= at) && (validUntil === null || at < validUntil)
}

/** A service may be listed by the very certificate that it signs with. */
function pinned(question: Omit<PathQuestion, 'anchors'>): PathResult {
  const { leaf, at } = question
  const findings = [...checkDates([leaf], at), ...checkLeaf(question)]
  return {
    verdict: findings.length === 0 ? 'passed' : 'failed',
    chain: [leaf],
    anchorSha256: leaf.sha256,
    findings,
  }
}

/** A deed is signed to commit its signer, which RFC 5280 calls nonRepudiation (T1). */
function purposeOf(
  service: TrustService,
  keyUsage: 'nonRepudiation' | 'any-signature',
): Pick<PathQuestion, 'requiredKeyUsage' | 'acceptedExtendedKeyUsage'> {
  if (service === 'TSA') return { requiredKeyUsage: [], acceptedExtendedKeyUsage: [OID.timeStamping] }
  const requiredKeyUsage: readonly KeyUsage[] = keyUsage === 'nonRepudiation' ? ['nonRepudiation'] : []
  return { requiredKeyUsage, acceptedExtendedKeyUsage: SIGNING_PURPOSES }
}

/** What the path rules leave to the use: any kind of signature, and timestamping alone (RFC 3161 2.3). */
function checkUsage(
  leaf: Certificate,
  service: TrustService,
  { policy }: Surroundings,
): readonly CheckFinding[] {
  const fault = (check: string, code: string): readonly CheckFinding[] => [
    { check, level: 'FAIL', code, detail: leaf.subject.text },
  ]
  if (service === 'CA' && policy.keyUsage === 'nonRepudiation') return []
  const signs = leaf.keyUsage === null || leaf.keyUsage.some((use) => SIGNING_USES.includes(use))
  if (!signs) return fault('T1', 'key-usage-missing')
  if (service === 'CA') return []
  const critical = leaf.extensions.some((one) => one.oid === OID.extendedKeyUsage && one.critical)
  const alone = leaf.extendedKeyUsage?.length === 1 && leaf.extendedKeyUsage[0] === OID.timeStamping
  return alone && critical ? [] : fault('Z2', 'timestamping-use-not-alone')
}

const SIGNING_USES: readonly KeyUsage[] = ['digitalSignature', 'nonRepudiation']

/**
 * Row Z3: what it means that a certificate was out of its dates at the best time known. Only what is proven, and
 * not merely unproven, condemns the signature.
 */
function timely(
  finding: CheckFinding,
  leaf: Certificate,
  { notBefore, source }: ProvenTime,
  goodLeaf: boolean,
): CheckFinding {
  const ofLeaf = finding.detail === leaf.subject.text
  if (finding.code === 'certificate-not-yet-valid' && ofLeaf && source !== 'NOW') {
    return { ...finding, check: 'Z3', code: 'signed-before-certificate' }
  }
  if (finding.code !== 'certificate-expired') return finding
  if (notBefore !== null && notBefore > leaf.notAfter) {
    return { ...finding, check: 'Z3', code: 'signed-after-certificate' }
  }
  return ofLeaf && goodLeaf ? { ...finding, check: 'Z3', code: 'certificate-expired-not-revoked' } : finding
}
