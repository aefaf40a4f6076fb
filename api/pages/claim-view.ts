import type { AssessmentLine } from '../../domain/assessment/assess.ts'
import { inForce } from '../../domain/assessment/schedule.ts'
import { wholeMonthsBetween } from '../../domain/calendar/days.ts'
import { cents, negate } from '../../domain/money.ts'
import type { Cents } from '../../domain/money.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import { excessEntry, linesOfClaim } from '../../domain/revaluation/effect.ts'
import type { Revaluation } from '../../domain/revaluation/revaluation.ts'
import { REFUND_INTEREST } from '../../domain/revaluation/schedule.ts'
import { localDateAt } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'

/** The interest on what is owed back, under the law of the day. */
interface InterestRate {
  readonly basisPoints: number
  readonly basis: string
}

/** The duty reopened, as a page tells of it. */
export interface ClaimView extends Revaluation {
  /** Nobody has objected, and there is time. */
  readonly mayObject: boolean
  /** On what would be owed back; null where no law gives any. */
  readonly interest: InterestRate | null
}

/** What is owed back of a claim that was paid, with how the interest comes about. */
export interface ExcessView {
  readonly total: Cents
  readonly excess: Cents
  readonly interest: Cents
  readonly from: Instant
  readonly to: Instant
  readonly months: number
  readonly rate: InterestRate | null
}

export function claimView(revaluation: Revaluation, stage: Dossier['stage'], now: Instant): ClaimView {
  const { objection, objectUntil } = revaluation
  const mayObject = stage === 'revaluation' && objection === null && now <= objectUntil
  return { ...revaluation, mayObject, interest: rateAt(now) }
}

/** Null unless the notice was paid before a decision that left less of it. */
export function excessOf(
  { terms, assessment }: Pick<Dossier, 'terms' | 'assessment'>,
  { decision, declared }: Revaluation,
  notice: Notice,
): ExcessView | null {
  if (decision === null || assessment === null) return null
  if (notice.paidAt === null || notice.paidAt > decision.at) return null
  const lines = decision.value > declared ? linesOfClaim(terms, assessment, decision.value) : []
  const owed = lines.filter(({ payer }) => payer === notice.payer)
  if (sum(owed) >= notice.amount) return null
  const entry = excessEntry('shown', { notice, owed }, decision.at)
  const amountOn = (account: string): Cents =>
    entry.lines.find((line) => line.account === account)?.amount ?? cents(0)
  const [total, interest] = [negate(amountOn('refunds-payable')), amountOn('refund-interest')]
  return {
    ...{ total, interest, excess: cents(total - interest), from: notice.paidAt, to: decision.at },
    months: wholeMonthsBetween(localDateAt(notice.paidAt), localDateAt(decision.at)),
    rate: rateAt(decision.at),
  }
}

function rateAt(at: Instant): InterestRate | null {
  const [row] = inForce(REFUND_INTEREST, localDateAt(at))
  return row === undefined ? null : { basisPoints: row.basisPointsAMonth, basis: row.basis }
}

function sum(lines: readonly AssessmentLine[]): number {
  return lines.reduce((total, { amount }) => total + amount, 0)
}
