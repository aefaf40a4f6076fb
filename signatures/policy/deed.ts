import type { CheckFinding } from '../../certs/finding.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentEvidence } from '../evidence.ts'
import type { Decision, DocumentVerdict, SignatureVerdict, TimestampVerdict } from '../verdict.ts'
import { ALGORITHMS_VERSION } from './algorithms.ts'
import { gravestOf, indicationOf } from './indication.ts'
import type { DeedPolicy } from './policy.ts'
import { judgeSignature } from './signature.ts'
import { judgeTimestamp } from './timestamp.ts'

/** Raise it whenever the same bytes could get another verdict under the same policy. */
const VERIFIER_VERSION = '1'

/**
 * Judges what was seen in a file: pure, so that any past verdict can be recomputed from its evidence, its policy
 * and its time (ETSI EN 319 102-1; deed profile of this office).
 */
export function judgeDocument(evidence: DocumentEvidence, policy: DeedPolicy, at: Instant): DocumentVerdict {
  const { id, version, trustList } = policy
  const structure = [...evidence.structure, ...refuseUnsigned(evidence)]
  const signatures = evidence.signatures.map((seen) => judgeSignature(seen, structure, policy, at))
  const timestamps = evidence.timestamps.map((seen) => judgeTimestamp(seen, structure))
  return {
    ...gravestOf([indicationOf(structure), ...signatures, ...timestamps]),
    schema: 1,
    document: evidence.document,
    decision: decide(structure, signatures, timestamps),
    policy: { id, version, algorithms: ALGORITHMS_VERSION, trustList },
    verifier: { version: VERIFIER_VERSION },
    validationTime: at,
    ...{ signatures, timestamps, receipts: [], structure },
  }
}

function refuseUnsigned({ structure, signatures }: DocumentEvidence): readonly CheckFinding[] {
  if (signatures.length > 0 || structure.some(({ level }) => level === 'FAIL')) return []
  return [{ check: 'S6', level: 'FAIL', code: 'no-signature' }]
}

/** A timestamp can spoil a deed by its place in the file, but no deed needs one. */
function decide(
  structure: readonly CheckFinding[],
  signatures: readonly SignatureVerdict[],
  timestamps: readonly TimestampVerdict[],
): Decision {
  const whole = indicationOf(structure).indication
  const failed = [...signatures, ...timestamps].some(({ indication }) => indication === 'TOTAL_FAILED')
  if (whole === 'TOTAL_FAILED' || failed) return 'REFUSE'
  if (whole === 'INDETERMINATE' || signatures.length === 0) return 'REVIEW'
  const open = signatures.filter(({ indication }) => indication !== 'TOTAL_PASSED')
  if (open.length === 0) return 'ACCEPT'
  return open.every(({ subIndication }) => subIndication === 'TRY_LATER') ? 'RETRY' : 'REVIEW'
}
