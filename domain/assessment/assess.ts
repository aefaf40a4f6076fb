import { cents, roundUpTo, shareOf, sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import type { LocalDate } from '../time.ts'
import { declares, receivers } from '../transaction/terms.ts'
import type { Terms } from '../transaction/terms.ts'
import { payerOf, rateClassOf } from './rate-class.ts'
import type { DutiableKind } from './rate-class.ts'
import { inForce, RATES, RELIEFS, ROUNDING, SCHEDULE_VERSION } from './schedule.ts'
import type { Duty, Payer, RateRow } from './schedule.ts'

/** One duty, worked out so that the payer can follow: (value − relief) × rate, rounded, or a fixed sum. */
export interface AssessmentLine {
  readonly duty: Duty
  readonly payer: Payer
  /** The dutiable value before relief. */
  readonly value: Cents
  readonly relief: {
    readonly name: 'first-time-buyer'
    readonly amount: Cents
    readonly basis: string
  } | null
  readonly basisPoints: number
  /** The sum owed whatever the value; absent where the duty is a part of it. */
  readonly fixed?: Cents
  readonly amount: Cents
  readonly basis: string
}

export interface Assessment {
  readonly scheduleVersion: string
  /** The day whose law applies. */
  readonly on: LocalDate
  readonly lines: readonly AssessmentLine[]
  readonly total: Cents
}

/** What the duties depend on. */
export type DutiableTerms = Pick<Terms, 'price' | 'parties' | 'declarations'>

/**
 * The duties on a transaction of that kind under the law of that day, a line each. Throws a RangeError for a day
 * on which no schedule was in force, because "no duty" must never be a gap in a table.
 */
export function assess(kind: DutiableKind, terms: DutiableTerms, on: LocalDate): Assessment {
  const rateClass = rateClassOf(kind, terms)
  const rates = inForce(RATES, on).filter((row) => row.rateClass === rateClass)
  if (rates.length === 0) throw new RangeError(`No schedule of duties was in force on ${on}`)
  const lines = rates.map((rate) => assessLine(kind, terms, rate, on))
  return { scheduleVersion: SCHEDULE_VERSION, on, lines, total: sumOf(lines.map((line) => line.amount)) }
}

function assessLine(
  kind: DutiableKind,
  terms: DutiableTerms,
  { duty, paidBy, rate, basis }: RateRow,
  on: LocalDate,
): AssessmentLine {
  const value = terms.price ?? cents(0)
  const owed = { duty, payer: payerOf(kind, paidBy), value, basis }
  if ('fixed' in rate) {
    return { ...owed, relief: null, basisPoints: 0, fixed: rate.fixed, amount: rate.fixed }
  }
  const relief = reliefFor(kind, terms, duty, on)
  const dutiable = cents(value - (relief?.amount ?? 0))
  const amount = round(shareOf(dutiable, rate.basisPoints), on)
  return { ...owed, relief, basisPoints: rate.basisPoints, amount }
}

/** Only citizens are first-time buyers, and only when all who acquire are. */
function reliefFor(
  kind: DutiableKind,
  terms: DutiableTerms,
  duty: Duty,
  on: LocalDate,
): AssessmentLine['relief'] {
  if (!declares(terms, 'first-time-buyer') || receivers(kind, terms).some(({ citizen }) => !citizen)) {
    return null
  }
  const row = inForce(RELIEFS, on).find((candidate) => candidate.duty === duty)
  if (row === undefined) return null
  return { name: row.relief, amount: cents(Math.min(row.exemptUpTo, terms.price ?? 0)), basis: row.basis }
}

function round(amount: Cents, on: LocalDate): Cents {
  const [row] = inForce(ROUNDING, on)
  return row === undefined ? amount : roundUpTo(amount, row.multipleOf)
}
