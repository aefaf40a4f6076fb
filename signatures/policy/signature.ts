import type { CheckFinding } from '../../certs/finding.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentEvidence, SignatureEvidence } from '../evidence.ts'
import type { SignatureVerdict, TimestampFacts } from '../verdict.ts'
import { checkAlgorithmTerms } from './algorithms.ts'
import { aspectsOf } from './aspects.ts'
import { judgeChain, type ChainJudged } from './chain.ts'
import { cryptoFacts, pathFacts, signerFacts } from './facts.ts'
import { indicationOf } from './indication.ts'
import type { Proven } from './judge-proofs.ts'
import { isLawful } from './lawful-changes.ts'
import { levelOf } from './level.ts'
import { passedAspects } from './passed-aspects.ts'
import { checkPolicy } from './policy-checks.ts'
import { earliest, latestBefore, proofOf, type ProvenTime } from './proofs.ts'
import type { Surroundings } from './surroundings.ts'
import { judgeToken } from './token.ts'

/** Judges one signature, in a file whose structure was found as `structure` says. */
export function judgeSignature(
  seen: SignatureEvidence,
  document: DocumentEvidence,
  structure: readonly CheckFinding[],
  proven: Proven,
): SignatureVerdict {
  const { slot, changesAfter, cms } = seen
  const timestamps = judgeTokens(seen, proven)
  const time = timeOf(seen, timestamps, proven)
  const signer = cms?.signer ?? null
  const chain = signer === null ? null : judgeChain(signer, 'CA', time, proven.around)
  const findings = [...ownFindings(seen, chain, time.best, proven.around), ...checkTokens(timestamps)]
  const path = pathFacts(chain)
  // A sound signature in a file that readers may see differently proves nothing about what was seen.
  const all = [...structure, ...findings, ...path.findings]
  const verdict: Omit<SignatureVerdict, 'level'> = {
    ...indicationOf(all),
    aspects: aspectsOf(all, passedAspects(seen, chain, time.source)),
    ...{ field: slot.field, revision: slot.revision, byteRange: slot.byteRange },
    coverage: slot.coverage,
    ...{ changesAfter, crypto: cryptoFacts(cms), signer: signerFacts(signer), path },
    ...{ revocation: chain?.revocation ?? [], timestamps },
    times: { ...claimedTime(seen), best: time.best, bestSource: time.source },
    findings,
  }
  return { ...verdict, level: levelOf(verdict, seen, document, proven) }
}

function judgeTokens(
  { tokens, slot }: SignatureEvidence,
  { proofs, around }: Proven,
): readonly TimestampFacts[] {
  const control = earliest(proofs, slot.revision, around.at)
  return tokens.map((token) => judgeToken(token, control, around))
}

/** Rows Z1 and Z3: from the signature's own timestamps and from all that cover it; the latest that it covers. */
function timeOf(
  { slot }: SignatureEvidence,
  timestamps: readonly TimestampFacts[],
  { proofs, around }: Proven,
): ProvenTime {
  const { revision } = slot
  const own = timestamps.flatMap((facts) => proofOf(facts, revision))
  const first = earliest([...own, ...proofs], revision, around.at)
  return { ...first, notBefore: latestBefore(proofs, revision), stampedAt: null }
}

/** A timestamp that does not hold leaves the signature open: nobody knows what it was put there for. */
function checkTokens(timestamps: readonly TimestampFacts[]): readonly CheckFinding[] {
  return timestamps.flatMap(({ indication, subIndication }): readonly CheckFinding[] => {
    if (indication === 'TOTAL_PASSED') return []
    const code = subIndication === 'TRY_LATER' ? 'timestamp-open' : 'timestamp-not-proven'
    return [{ check: 'Z2', level: 'FAIL', code, detail: subIndication ?? '' }]
  })
}

function claimedTime({ slot, cms }: SignatureEvidence): { readonly claimed?: Instant } {
  const claimed = slot.claimedTime ?? cms?.claimedSigningTime
  return claimed === undefined ? {} : { claimed }
}

function ownFindings(
  seen: SignatureEvidence,
  chain: ChainJudged | null,
  best: Instant,
  around: Surroundings,
): readonly CheckFinding[] {
  const told = [...seen.slot.findings, ...seen.findings, ...(seen.cms?.findings ?? [])]
  const faults = [...told, ...(chain?.findings ?? [])].filter(({ level }) => level === 'FAIL')
  const unexplained = unprovenPoints(seen, chain).filter(
    ({ check }) => !faults.some((f) => f.check === check),
  )
  const terms = seen.cms === null ? [] : checkAlgorithmTerms(seen.cms, best)
  return [...told, ...unexplained, ...terms, ...checkPolicy(seen, chain, around)]
}

/**
 * The argument, point by point: the signature covers the document, nothing changed since, it is a signature, it
 * is over these bytes, by this key, and the key is someone's. A point that is not proven is a fault of its own,
 * so that no gap in the evidence can read as consent.
 */
function unprovenPoints(
  { slot, changesAfter, cms }: SignatureEvidence,
  chain: ChainJudged | null,
): readonly CheckFinding[] {
  const points: readonly (readonly [boolean, string, string])[] = [
    [slot.coverage === 'ENTIRE_FILE' || slot.coverage === 'ENTIRE_REVISION', 'S9', 'revision-not-covered'],
    [
      isLawful(changesAfter),
      'S10',
      changesAfter === null ? 'changes-not-evaluated' : 'changed-after-signing',
    ],
    [hasSigner(cms), 'C1', 'signature-not-readable'],
    [cms?.digestOk === true, 'C3', 'document-digest-not-evaluated'],
    [cms?.signatureOk === true, 'C4', 'signature-not-evaluated'],
    [isPassed(chain), 'T1', 'chain-not-found'],
  ]
  return points.flatMap(([proven, check, code]): CheckFinding[] =>
    proven ? [] : [{ check, level: 'FAIL', code }],
  )
}

function hasSigner(cms: SignatureEvidence['cms']): boolean {
  return cms !== null && cms.signer !== null
}

/** Its faults may carry other rows by now: then they speak for themselves. */
function isPassed(chain: ChainJudged | null): boolean {
  return (
    chain !== null &&
    (chain.path.verdict === 'passed' || chain.findings.some(({ level }) => level === 'FAIL'))
  )
}
