import { Refusal } from '../refusal.ts'
import type { Screened } from '../screening/rule.ts'
import { heaviest } from '../screening/screen.ts'
import type { Instant } from '../time.ts'
import { REASONS } from './reasons.ts'
import type { Reason } from './reasons.ts'

export type Decision = keyof typeof REASONS

export interface CaseDecision {
  readonly officerId: string
  readonly decision: Decision
  readonly reasons: readonly Reason[]
  readonly note: string
  readonly at: Instant
}

/** A staff review of one transaction. `claimedBy` is the officer who works on it now. */
export interface ReviewCase {
  readonly flags: readonly Screened[]
  readonly claimedBy: string | null
  readonly decisions: readonly CaseDecision[]
}

export type Outcome = 'released' | 'returned' | 'refused' | 'needs-second-officer'

/** Throws `case-claimed-by-another` or `same-officer-twice`; claiming again what one holds is no change. */
export function checkClaim(review: ReviewCase, officerId: string): void {
  if (review.claimedBy !== null && review.claimedBy !== officerId) {
    throw new Refusal('case-claimed-by-another', 'Another officer works on this case')
  }
  if (review.decisions.some((decision) => decision.officerId === officerId)) {
    throw new Refusal('same-officer-twice', 'You have decided this case already; a second officer must')
  }
}

/**
 * What the case comes to with this decision. One officer may return or refuse; a serious flag needs the
 * release of two different officers; a blocking finding cannot be released at all.
 *
 * Throws `case-not-claimed`, `same-officer-twice`, `reason-missing` or `blocking-finding-stands`.
 */
export function decide(review: ReviewCase, decision: CaseDecision): Outcome {
  checkDecision(review, decision)
  if (decision.decision === 'refuse') return 'refused'
  if (decision.decision === 'return') return 'returned'
  const weight = heaviest(review.flags)
  if (weight === 'block') {
    throw new Refusal(
      'blocking-finding-stands',
      'A finding of this case cannot be released: return or refuse it',
    )
  }
  const released = review.decisions.some((earlier) => earlier.decision === 'release')
  return weight === 'serious' && !released ? 'needs-second-officer' : 'released'
}

function checkDecision(review: ReviewCase, { officerId, decision, reasons }: CaseDecision): void {
  if (review.claimedBy !== officerId) {
    throw new Refusal('case-not-claimed', 'Claim the case before you decide it')
  }
  if (review.decisions.some((earlier) => earlier.officerId === officerId)) {
    throw new Refusal('same-officer-twice', 'You have decided this case already; a second officer must')
  }
  const lawful: readonly string[] = REASONS[decision]
  if (reasons.length === 0 || reasons.some((reason) => !lawful.includes(reason))) {
    throw new Refusal('reason-missing', 'Give at least one reason of the list for this decision', {
      decision,
    })
  }
}
