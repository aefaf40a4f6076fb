import type { CheckFinding } from '../../certs/finding.ts'
import type { DocumentEvidence } from '../evidence.ts'
import type { TimestampFacts, TimestampVerdict } from '../verdict.ts'
import { earliest, proofOf, type Proof } from './proofs.ts'
import { withProof, type Surroundings } from './surroundings.ts'
import { judgeTimestamp } from './timestamp.ts'
import { judgeToken } from './token.ts'

/** What is proven about time in one file, and what is known of its certificates at each proven time. */
export interface Proven {
  readonly receipts: readonly TimestampFacts[]
  readonly timestamps: readonly TimestampVerdict[]
  readonly proofs: readonly Proof[]
  readonly around: Surroundings
}

/** A receipt is taken over the whole file: it covers every revision there is. */
const EVERY_REVISION = Number.MAX_SAFE_INTEGER

/**
 * Judges the receipts, then the document timestamps from the newest to the oldest: each that holds proves that
 * what it covers existed, older timestamps and the evidence in the store included (ETSI EN 319 102-1 5.6.2.3).
 */
export function judgeProofs(
  seen: DocumentEvidence,
  structure: readonly CheckFinding[],
  around: Surroundings,
): Proven {
  const now = { best: around.at, source: 'NOW' } as const
  const receipts = seen.receipts.map((receipt) => judgeToken(receipt, now, around))
  let proven: Proven = { receipts, timestamps: [], proofs: receiptProofs(receipts), around }
  for (const proof of proven.proofs) proven = { ...proven, around: withProof(proven.around, seen, proof) }
  for (const timestamp of seen.timestamps.toReversed()) {
    const { revision } = timestamp.slot
    const control = earliest(proven.proofs, revision, around.at)
    const token = timestamp.token && judgeToken(timestamp.token, control, proven.around)
    const verdict = judgeTimestamp(timestamp, token, structure)
    const timestamps = [verdict, ...proven.timestamps]
    // A sound token in a place that is not proves nothing about the file.
    const [proof] = verdict.indication === 'TOTAL_PASSED' ? proofOf(token, revision) : []
    proven = { ...proven, timestamps }
    if (proof !== undefined) {
      const proofs = [...proven.proofs, proof]
      proven = { ...proven, proofs, around: withProof(proven.around, seen, proof) }
    }
  }
  return proven
}

function receiptProofs(receipts: readonly TimestampFacts[]): readonly Proof[] {
  return receipts.flatMap((receipt) => proofOf(receipt, EVERY_REVISION))
}
