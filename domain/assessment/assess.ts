import { cents, roundUpTo, shareOf, sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import type { LocalDate } from '../time.ts'
import { declares } from '../transaction/declarations.ts'
import { receivers } from '../transaction/sides.ts'
import type { Terms } from '../transaction/terms.ts'
import { payerOf, rateClassOf } from './rate-class.ts'
import type { DutiableKind } from './rate-class.ts'
import { inForce, RATES, RELIEFS, ROUNDING, SCHEDULE_VERSION } from './schedule.ts'
import type { Duty, Payer, RateRow } from './schedule.ts'
import { presentBy, presentingOf, surchargeAfter } from './surcharges.ts'
import type { Dateable } from './surcharges.ts'

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
export type DutiableTerms = Pick<Terms, 'price' | 'parties' | 'declarations' | 'deedDate'>

/** Before the version after it, an assessment said nothing of being late. */
const LAST_WITHOUT_SURCHARGES = '2026-12'

/**
 * The duties on a transaction of that kind under the law of that day, a line each, and what a deed that is presented
 * on that day owes for being late. Throws a RangeError for a day on which no schedule was in force, because "no duty"
 * must never be a gap in a table.
 */
export function assess(kind: DutiableKind, terms: DutiableTerms, on: LocalDate): Assessment {
  return assessAs(SCHEDULE_VERSION, kind, terms, on)
}

/** The same as an earlier version of the schedule came to it: what is on record must come out again. */
export function assessAs(
  scheduleVersion: string,
  kind: DutiableKind,
  terms: DutiableTerms,
  on: LocalDate,
): Assessment {
  const duties = dutiesOn(kind, terms, on)
  const isLate = scheduleVersion > LAST_WITHOUT_SURCHARGES && on > presentBy(terms)
  const lines = isLate ? [...duties, ...surchargesOn(duties, terms, on)] : duties
  return { scheduleVersion, on, lines, total: sumOf(lines.map((line) => line.amount)) }
}

/** What would come on top if the deed were presented after its time; nothing for a deed on which nothing is owed. */
export function surchargesOn(
  duties: readonly AssessmentLine[],
  terms: Dateable,
  on: LocalDate,
): readonly AssessmentLine[] {
  return surchargeLines(duties, surchargeAfter(presentingOf(terms), on), on)
}

/** A line a payer, of all that he owes. */
export function surchargeLines(
  owed: readonly AssessmentLine[],
  row: ReturnType<typeof surchargeAfter>,
  on: LocalDate,
): readonly AssessmentLine[] {
  if (row === undefined) return []
  const { surcharge: duty, basisPoints, basis } = row
  return [...new Set(owed.map(({ payer }) => payer))]
    .map((payer): AssessmentLine => {
      const value = sumOf(owed.filter((line) => line.payer === payer).map(({ amount }) => amount))
      const amount = round(shareOf(value, basisPoints), on)
      return { duty, payer, value, relief: null, basisPoints, amount, basis }
    })
    .filter(({ amount }) => amount > 0)
}

function dutiesOn(kind: DutiableKind, terms: DutiableTerms, on: LocalDate): readonly AssessmentLine[] {
  const rateClass = rateClassOf(kind, terms)
  const rates = inForce(RATES, on).filter((row) => row.rateClass === rateClass)
  if (rates.length === 0) throw new RangeError(`No schedule of duties was in force on ${on}`)
  return rates.map((rate) => assessLine(kind, terms, rate, on))
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
