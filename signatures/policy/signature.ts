import type { CheckFinding } from '../../certs/finding.ts'
import type { Instant } from '../../domain/time.ts'
import type { SignatureEvidence } from '../evidence.ts'
import type { Aspect, Aspects, SignatureVerdict } from '../verdict.ts'
import { checkAlgorithmTerms } from './algorithms.ts'
import { aspectsOf } from './aspects.ts'
import { indicationOf } from './indication.ts'
import { isLawful } from './lawful-changes.ts'
import type { DeedPolicy } from './policy.ts'

/** Judges one signature, in a file whose structure was found as `structure` says. */
export function judgeSignature(
  seen: SignatureEvidence,
  structure: readonly CheckFinding[],
  policy: DeedPolicy,
  at: Instant,
): SignatureVerdict {
  const { slot, changesAfter } = seen
  const findings = [...ownFindings(seen, at), ...policyFindings(seen, policy)]
  const path = pathFacts(seen)
  // A sound signature in a file that readers may see differently proves nothing about what was seen.
  const all = [...structure, ...findings, ...path.findings]
  const conclusion = indicationOf(all)
  return {
    ...conclusion,
    aspects: aspectsOf(all, factsOf(seen, policy)),
    ...{ field: slot.field, revision: slot.revision, byteRange: slot.byteRange },
    level: conclusion.indication === 'TOTAL_PASSED' ? 'B-B' : 'NONE',
    coverage: slot.coverage,
    changesAfter,
    ...cryptoFacts(seen),
    path,
    revocation: [],
    timestamps: [],
    times: { ...claimedTime(seen), best: at, bestSource: 'NOW' },
    findings,
  }
}

/** What was evaluated, and how it stands where no finding bars. */
function factsOf({ changesAfter, cms, path }: SignatureEvidence, policy: DeedPolicy): Aspects {
  const state = (passed: boolean, code: string): Aspect =>
    passed ? { verdict: 'PASSED', code } : { verdict: 'INDETERMINATE', code: 'not-evaluated' }
  const whole = cms?.digestOk === true && cms.signatureOk === true
  return {
    format: state(cms !== null, 'well-formed'),
    integrity: state(whole, 'digest-and-signature-hold'),
    changesAfter: state(changesAfter !== null, CHANGES_CODES[changesAfter ?? 'NONE'] ?? 'changed'),
    path: state(path?.anchorSha256 != null, 'leads-to-an-anchor'),
    revocation: state(path !== null && policy.revocation === 'not-required', 'revocation-not-required'),
    time: state(path?.anchorSha256 != null, 'valid-when-judged'),
    policy: state(cms !== null, 'meets-policy'),
  }
}

const CHANGES_CODES: Readonly<Record<string, string>> = {
  NONE: 'nothing-changed',
  LTA: 'only-proofs-added',
  SIGNATURE: 'only-signatures-added',
}

function pathFacts({ path }: SignatureEvidence): SignatureVerdict['path'] {
  if (path === null) return { anchorSha256: null, certs: [], findings: [] }
  const certs = path.chain.map(({ sha256 }) => sha256)
  return { anchorSha256: path.anchorSha256, certs, findings: path.findings }
}

function claimedTime({ slot, cms }: SignatureEvidence): { readonly claimed?: Instant } {
  const claimed = slot.claimedTime ?? cms?.claimedSigningTime
  return claimed === undefined ? {} : { claimed }
}

function cryptoFacts({ cms }: SignatureEvidence): Pick<SignatureVerdict, 'crypto' | 'signer'> {
  if (cms === null) return { crypto: null, signer: null }
  const { digestAlgorithm, signatureAlgorithm, keyBits, digestOk, signatureOk, signer } = cms
  return {
    crypto: { digest: digestAlgorithm, signature: signatureAlgorithm, keyBits, digestOk, signatureOk },
    signer: signer && {
      subject: signer.subject.text,
      issuer: signer.issuer.text,
      serial: signer.serial,
      certSha256: signer.sha256,
    },
  }
}

function ownFindings(seen: SignatureEvidence, at: Instant): readonly CheckFinding[] {
  const seenFaults = [...seen.slot.findings, ...seen.findings, ...(seen.cms?.findings ?? [])]
  const faults = [...seenFaults, ...(seen.path?.findings ?? [])].filter(({ level }) => level === 'FAIL')
  const unexplained = unprovenPoints(seen).filter(({ check }) => !faults.some((f) => f.check === check))
  const terms = seen.cms === null ? [] : checkAlgorithmTerms(seen.cms, at)
  return [...seenFaults, ...unexplained, ...terms]
}

/**
 * The argument, point by point: the signature covers the document, nothing changed since, it is a signature, it
 * is over these bytes, by this key, and the key is someone's. A point that is not proven is a fault of its own,
 * so that no gap in the evidence can read as consent.
 */
function unprovenPoints({ slot, changesAfter, cms, path }: SignatureEvidence): readonly CheckFinding[] {
  const points: readonly (readonly [boolean, string, string])[] = [
    [slot.coverage === 'ENTIRE_FILE' || slot.coverage === 'ENTIRE_REVISION', 'S9', 'revision-not-covered'],
    [isLawful(changesAfter), 'S10', 'changed-after-signing'],
    [hasSigner(cms), 'C1', 'signature-not-readable'],
    [cms?.digestOk === true, 'C3', 'document-digest-not-evaluated'],
    [cms?.signatureOk === true, 'C4', 'signature-not-evaluated'],
    [path?.verdict === 'passed', 'T1', 'chain-not-found'],
  ]
  return points.flatMap(([proven, check, code]): CheckFinding[] =>
    proven ? [] : [{ check, level: 'FAIL', code }],
  )
}

function hasSigner(cms: SignatureEvidence['cms']): boolean {
  return cms !== null && cms.signer !== null
}

function policyFindings({ slot }: SignatureEvidence, policy: DeedPolicy): readonly CheckFinding[] {
  const accepted = policy.subFilters.some((subFilter) => subFilter === slot.subFilter)
  const revocation: CheckFinding =
    policy.revocation === 'not-required'
      ? { check: 'T4', level: 'INFO', code: 'revocation-not-required' }
      : { check: 'T4', level: 'FAIL', code: 'revocation-unknown' }
  if (accepted) return [revocation]
  return [{ check: 'S6', level: 'FAIL', code: 'subfilter-not-accepted', detail: slot.subFilter }, revocation]
}
