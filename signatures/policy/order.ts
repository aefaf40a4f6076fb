import type { CheckFinding } from '../../certs/finding.ts'
import type { Instant } from '../../domain/time.ts'
import type { SignatureVerdict, TimestampFacts, TimestampVerdict } from '../verdict.ts'

/** Most authorities state whole seconds, and no two clocks agree better. */
const TOLERANCE_MS = 1000

interface Moment {
  readonly at: Instant
  readonly revision: number
}

/**
 * Row Z2: what covers another timestamp cannot be older than it. A file whose times run backwards was put
 * together from pieces, or one of its clocks is wrong.
 */
export function orderFindings(
  signatures: readonly SignatureVerdict[],
  timestamps: readonly TimestampVerdict[],
  receipts: readonly TimestampFacts[],
): readonly CheckFinding[] {
  const covering = [
    ...timestamps.flatMap(({ token, revision }) => momentOf(token, revision)),
    ...receipts.flatMap((receipt) => momentOf(receipt, Number.MAX_SAFE_INTEGER)),
  ]
  const covered = [
    ...covering,
    ...signatures.flatMap(({ timestamps: own, revision }) => own.flatMap((one) => momentOf(one, revision))),
  ]
  const backwards = covered.some((inner) =>
    covering.some((outer) => outer.revision > inner.revision && isBefore(outer.at, inner.at)),
  )
  return backwards ? [{ check: 'Z2', level: 'FAIL', code: 'timestamp-order' }] : []
}

/** Only a token that says what it was made for counts; one that does not hold is a fault of its own. */
function momentOf(facts: TimestampFacts | null, revision: number): readonly Moment[] {
  if (facts?.indication !== 'TOTAL_PASSED' || facts.genTime === null) return []
  return [{ at: facts.genTime, revision }]
}

function isBefore(a: Instant, b: Instant): boolean {
  return Date.parse(a) + TOLERANCE_MS < Date.parse(b)
}
