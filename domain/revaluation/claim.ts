import type { Assessment, AssessmentLine } from '../assessment/assess.ts'
import { inForce, ROUNDING } from '../assessment/schedule.ts'
import { isSurcharge } from '../assessment/surcharges.ts'
import { cents, roundUpTo, shareOf, sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { LocalDate } from '../time.ts'
import { PENALTIES } from './schedule.ts'

/** Why the valuation differs from what was declared: a closed list, so that claims can be compared. */
export const CLAIM_REASONS = [
  'comparable-sales',
  'building-not-declared',
  'extent-understated',
  'highest-and-best-use',
] as const

export type ClaimReason = (typeof CLAIM_REASONS)[number]

/** A value in place of another, and the duties of both under the law of the day of the deed. */
export interface Revalued {
  readonly declared: Cents
  readonly value: Cents
  readonly assessed: Assessment
  readonly revalued: Assessment
}

const BASIS = 'Land (Duties and Taxes) Act s. 28'

/**
 * What is claimed: for each duty that grows with the value, the rate of the day on the value that was kept back,
 * and for each payer the penalty where the difference is great. Throws `valuation-not-higher` for a value that
 * leaves nothing to claim.
 */
export function claimLines(revaluation: Revalued, on: LocalDate): readonly AssessmentLine[] {
  const { declared, value, assessed, revalued } = revaluation
  const duties = revalued.lines.flatMap((line) => keptBack(line, assessed.lines, on))
  if (value <= declared || duties.length === 0) {
    throw new Refusal('valuation-not-higher', 'The value found leaves no more duty to claim', {
      field: 'value',
    })
  }
  const withoutSurcharges = duties.filter(({ duty }) => !isSurcharge(duty))
  return [...duties, ...penalties(revaluation, withoutSurcharges, on)]
}

/** The duty on the value that was kept back; none where the duty stays as it was. */
function keptBack(
  line: AssessmentLine,
  assessed: readonly AssessmentLine[],
  on: LocalDate,
): readonly AssessmentLine[] {
  const before = assessed.find(({ duty, payer }) => duty === line.duty && payer === line.payer)
  const extra = dutiable(line) - (before === undefined ? 0 : dutiable(before))
  if (extra <= 0 || line.basisPoints === 0) return []
  const { duty, payer, basisPoints, basis } = line
  const value = cents(extra)
  const amount = rounded(shareOf(value, basisPoints), on)
  return [{ duty, payer, value, relief: null, basisPoints, amount, basis: `${BASIS}; ${basis}` }]
}

function penalties(
  { declared, value }: Revalued,
  duties: readonly AssessmentLine[],
  on: LocalDate,
): readonly AssessmentLine[] {
  const row = inForce(PENALTIES, on).find(({ above }) => value - declared > shareOf(declared, above))
  if (row === undefined) return []
  return [...new Set(duties.map(({ payer }) => payer))].map((payer) => {
    const owed = sumOf(duties.filter((line) => line.payer === payer).map(({ amount }) => amount))
    const amount = rounded(shareOf(owed, row.basisPoints), on)
    return {
      ...({ duty: 'undervaluation-penalty', payer, value: owed, relief: null } as const),
      ...{ basisPoints: row.basisPoints, amount, basis: row.basis },
    }
  })
}

function dutiable({ value, relief }: AssessmentLine): number {
  return value - (relief?.amount ?? 0)
}

function rounded(amount: Cents, on: LocalDate): Cents {
  const [row] = inForce(ROUNDING, on)
  return row === undefined ? amount : roundUpTo(amount, row.multipleOf)
}
