import type { CheckFinding } from '../../certs/finding.ts'
import type { DocumentEvidence } from '../evidence.ts'
import type { Conclusion, Decision, DocumentVerdict, SignatureVerdict, TimestampVerdict } from '../verdict.ts'
import { ALGORITHMS_VERSION } from './algorithms.ts'
import { gravestOf, indicationOf } from './indication.ts'
import { orderFindings } from './order.ts'
import { judgeProofs } from './judge-proofs.ts'
import { judgeSignature } from './signature.ts'
import { findStoredStrays } from './strays.ts'
import { surroundingsOf, type Circumstances, type Surroundings } from './surroundings.ts'

/** Raise it whenever the same bytes could get another verdict under the same policy. */
const VERIFIER_VERSION = '3'

/**
 * Judges what was seen in a file: pure, so that any past verdict can be recomputed from its evidence, its policy
 * and its time (ETSI EN 319 102-1; deed profile of this office).
 * @throws DerError when a certificate of the trust list or of the evidence cannot be read
 */
export function judgeDocument(seen: DocumentEvidence, circumstances: Circumstances): DocumentVerdict {
  const { policy, trust, at } = circumstances
  const found = weigh(seen.structure, circumstances)
  // That nobody signed makes no proof of time wrong.
  const proven = judgeProofs(seen, found, surroundingsOf(seen, circumstances))
  const structure = [...found, ...refuseUnsigned(seen)]
  const { timestamps, receipts } = proven
  const signatures = seen.signatures.map((signature) => judgeSignature(signature, seen, structure, proven))
  const order = orderFindings(signatures, timestamps, receipts)
  const parts = [...signatures, ...timestamps]
  const strays = passes([...structure, ...order], parts) ? strayFindings(seen, proven.around) : []
  const whole = [...structure, ...order, ...strays]
  return {
    ...gravestOf([indicationOf(whole), ...parts]),
    schema: 1,
    document: seen.document,
    decision: decide(whole, signatures, timestamps),
    policy: {
      ...{ id: policy.id, version: policy.version, algorithms: ALGORITHMS_VERSION },
      trustList: `${trust.list.id} ${trust.list.version}`,
    },
    verifier: { version: VERIFIER_VERSION },
    validationTime: at,
    ...{ signatures, timestamps, receipts, structure: whole },
  }
}

function passes(whole: readonly CheckFinding[], parts: readonly Conclusion[]): boolean {
  return gravestOf([indicationOf(whole), ...parts]).indication === 'TOTAL_PASSED'
}

/** Asked only of a file that would pass: where an authority is not known, all that it signed would be a stray. */
function strayFindings(seen: DocumentEvidence, around: Surroundings): readonly CheckFinding[] {
  const unreadable = seen.structure.filter(({ code }) => code === 'stored-certificate-unreadable')
  const strays = [...findStoredStrays(seen, around), ...unreadable]
  const level = around.policy.strayMaterial === 'refuse' ? 'FAIL' : 'WARN'
  return strays.map((one) => ({ ...one, level }))
}

/**
 * Row S12 speaks of what may become a forgery: a matter for a clerk where the policy says so, and told elsewhere.
 * A standard font that each reader has of its own is only told: to exploit it takes a change that S10 refuses.
 */
function weigh(
  findings: readonly CheckFinding[],
  { policy }: Pick<Circumstances, 'policy'>,
): readonly CheckFinding[] {
  if (policy.suspicions === 'tell') return findings
  return findings.map((one) => (isSuspicion(one) ? { ...one, level: 'FAIL' } : one))
}

function isSuspicion({ check, level, code }: CheckFinding): boolean {
  return check === 'S12' && level === 'WARN' && code !== 'font-not-embedded'
}

function refuseUnsigned({ structure, signatures }: DocumentEvidence): readonly CheckFinding[] {
  const readable = !structure.some(({ level, check }) => level === 'FAIL' && check !== 'S12')
  return signatures.length > 0 || !readable ? [] : [{ check: 'S6', level: 'FAIL', code: 'no-signature' }]
}

/** A timestamp that is there must hold, although no deed needs one: what looks like proof must be proof. */
function decide(
  structure: readonly CheckFinding[],
  signatures: readonly SignatureVerdict[],
  timestamps: readonly TimestampVerdict[],
): Decision {
  const parts = [indicationOf(structure), ...signatures, ...timestamps]
  if (parts.some(({ indication }) => indication === 'TOTAL_FAILED')) return 'REFUSE'
  const open = parts.filter(({ indication }) => indication !== 'TOTAL_PASSED')
  if (open.length === 0) return signatures.length === 0 ? 'REVIEW' : 'ACCEPT'
  return open.every(({ subIndication }) => subIndication === 'TRY_LATER') ? 'RETRY' : 'REVIEW'
}
