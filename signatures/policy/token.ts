import type { CheckFinding } from '../../certs/finding.ts'
import { later, type Instant } from '../../domain/time.ts'
import type { TimestampToken, TokenEvidence } from '../timestamp/verify-token.ts'
import type { TimestampFacts } from '../verdict.ts'
import { checkAlgorithmTerms, checkDigestTerm } from './algorithms.ts'
import { judgeChain } from './chain.ts'
import { pathFacts, signerFacts } from './facts.ts'
import { indicationOf } from './indication.ts'
import type { ProvenTime } from './proofs.ts'
import { findStrays } from './strays.ts'
import type { Surroundings } from './surroundings.ts'

/** Clocks differ. A token from further ahead than this does not come from a clock. */
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000

/**
 * Row Z2: does the token prove a time? Its own signature must have been good at the earliest moment at which the
 * token is proven to have existed: a later timestamp over it, or now.
 * @param control that moment
 */
export function judgeToken(
  seen: TokenEvidence,
  control: Pick<ProvenTime, 'best' | 'source'>,
  around: Surroundings,
): TimestampFacts {
  const { source, sha256, token } = seen
  if (token === null) return unreadable(seen)
  const { info, cms } = token
  const time: ProvenTime = { ...control, notBefore: null, stampedAt: info.genTime }
  const chain = cms.signer === null ? null : judgeChain(cms.signer, 'TSA', time, around)
  const reached = chain !== null && chain.path.anchorSha256 !== null
  const own = [...seen.findings, ...checkToken(token, seen, { control: control.best, reached }, around)]
  const findings = [...own, ...unproven(own, seen, chain !== null)]
  const all = [...findings, ...(chain?.findings ?? [])]
  return {
    ...indicationOf(all),
    ...{ source, sha256, genTime: info.genTime, tsa: signerFacts(cms.signer) },
    path: pathFacts(chain),
    revocation: chain?.revocation ?? [],
    findings,
  }
}

function unreadable({ source, sha256, findings }: TokenEvidence): TimestampFacts {
  const malformed: CheckFinding = { check: 'Z2', level: 'FAIL', code: 'token-malformed' }
  const all = findings.length === 0 ? [malformed] : findings
  return {
    ...indicationOf(all),
    ...{ source, sha256, genTime: null, tsa: null, revocation: [], findings: all },
    path: pathFacts(null),
  }
}

function checkToken(
  { info, cms }: TimestampToken,
  { imprintAlgorithm }: TokenEvidence,
  { control, reached }: { readonly control: Instant; readonly reached: boolean },
  around: Surroundings,
): readonly CheckFinding[] {
  const { at, policy } = around
  const findings: CheckFinding[] = [...cms.findings]
  const fail = (check: string, code: string): void => void findings.push({ check, level: 'FAIL', code })
  // RFC 3161 asks for the older form, and RFC 5816 allows the newer one beside it: either names the certificate.
  if (cms.signingCertificate === 'none') fail('C5', 'signing-certificate-missing')
  if (info.genTime > later(at, CLOCK_TOLERANCE_MS)) fail('Z2', 'timestamp-in-the-future')
  if (policy.strayMaterial === 'refuse') {
    const otherwise = cms.findings.some(({ code }) => code === 'signer-named-otherwise')
    if (otherwise) fail('C1', 'signer-named-otherwise')
    if (cms.unsignedAttributes.length > 0) fail('C2', 'unsigned-attribute-unknown')
    if (reached && findStrays(cms.certificates, around).length > 0) fail('C1', 'certificate-without-issuer')
  }
  const imprint = imprintAlgorithm === null ? [] : checkDigestTerm(imprintAlgorithm, control)
  return [...findings, ...checkAlgorithmTerms(cms, control), ...imprint]
}

/** A point that is not proven is a fault of its own, so that no gap in the evidence can read as consent. */
function unproven(
  findings: readonly CheckFinding[],
  { imprintOk, token }: TokenEvidence,
  hasSigner: boolean,
): readonly CheckFinding[] {
  const points = [
    [imprintOk === true, 'Z2', 'imprint-not-evaluated'],
    [token?.cms.digestOk === true, 'C3', 'document-digest-not-evaluated'],
    [token?.cms.signatureOk === true, 'C4', 'signature-not-evaluated'],
    [hasSigner, 'C1', 'signer-certificate-missing'],
  ] as const
  return points.flatMap(([proven, check, code]): readonly CheckFinding[] => {
    const told = findings.some((finding) => finding.level === 'FAIL' && finding.check === check)
    return proven || told ? [] : [{ check, level: 'FAIL', code }]
  })
}
