import type { AssessmentLine } from '../assessment/assess.ts'
import type { TransactionId } from '../ids.ts'
import type { Cents } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { Instant } from '../time.ts'
import type { ClaimReason } from './claim.ts'

/** What became of an objection. `reduced` names another value, between the one declared and the one claimed. */
export type ObjectionOutcome = 'upheld' | 'reduced' | 'dropped'

export interface Objection {
  /** The notary who objected for his client; null when the payer did, by his pay code. */
  readonly actorId: string | null
  readonly grounds: string
  readonly at: Instant
}

export interface ObjectionDecision {
  readonly officerId: string
  readonly outcome: ObjectionOutcome
  /** The value that stands: the claimed, the reduced or the declared one. */
  readonly value: Cents
  readonly note: string
  readonly at: Instant
}

/** The duty of a registered transaction, reopened. The register is never touched by it. */
export interface Revaluation {
  readonly transactionId: TransactionId
  readonly officerId: string
  readonly at: Instant
  readonly declared: Cents
  readonly value: Cents
  readonly reasons: readonly ClaimReason[]
  readonly note: string
  readonly lines: readonly AssessmentLine[]
  readonly objectUntil: Instant
  readonly objection: Objection | null
  readonly decision: ObjectionDecision | null
}

/** Throws `objection-too-late`, `objection-used` or `reason-missing`. */
export function checkObjection(
  { objectUntil, objection }: Revaluation,
  { grounds, at }: Pick<Objection, 'grounds' | 'at'>,
): void {
  if (grounds.trim() === '') throw new Refusal('reason-missing', 'Say why you object')
  if (objection !== null) throw new Refusal('objection-used', 'The claim was objected to before')
  if (at > objectUntil) throw new Refusal('objection-too-late', 'The time to object is over', { objectUntil })
}

/**
 * The value that stands after the decision. Another officer than the one who claimed decides. Throws
 * `same-officer-twice`, `reason-missing`, and `valuation-not-higher` for a reduction that is none.
 */
export function decideObjection(
  { officerId, declared, value }: Revaluation,
  decision: Pick<ObjectionDecision, 'officerId' | 'outcome' | 'note'> & { readonly value: Cents | null },
): Cents {
  if (decision.officerId === officerId) {
    throw new Refusal('same-officer-twice', 'Another officer than the one who claimed decides')
  }
  if (decision.note.trim() === '') throw new Refusal('reason-missing', 'Say why you decide so')
  if (decision.outcome === 'upheld') return value
  if (decision.outcome === 'dropped') return declared
  if (decision.value === null || decision.value <= declared || decision.value >= value) {
    throw new Refusal(
      'valuation-not-higher',
      'A reduced value lies between the declared and the claimed one',
      {
        field: 'value',
      },
    )
  }
  return decision.value
}
