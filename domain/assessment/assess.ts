import { cents, roundUpTo, shareOf, sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import type { LocalDate } from '../time.ts'
import type { Sale } from '../transaction/sale.ts'
import { inForce, RATES, RELIEFS, ROUNDING, SCHEDULE_VERSION } from './schedule.ts'
import type { Duty, Payer, RateClass, RateRow } from './schedule.ts'

/** One duty, worked out so that the payer can follow: (value − relief) × rate, rounded. */
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

/** What the duties on a sale depend on. */
export type DutiableSale = Pick<Sale, 'price' | 'purchasers' | 'firstTimeBuyer' | 'scheme'>

/**
 * The duties on a sale under the law of that day, a line each. Throws a RangeError for a day on which no
 * schedule was in force, because "no duty" must never be a gap in a table.
 */
export function assessSale(sale: DutiableSale, on: LocalDate): Assessment {
  const rateClass: RateClass =
    sale.scheme && sale.purchasers.some((purchaser) => !purchaser.citizen) ? 'non-citizen-scheme' : 'ordinary'
  const rates = inForce(RATES, on).filter((row) => row.rateClass === rateClass)
  if (rates.length === 0) throw new RangeError(`No schedule of duties was in force on ${on}`)
  const lines = rates.map((rate) => assessLine(sale, rate, on))
  return { scheduleVersion: SCHEDULE_VERSION, on, lines, total: sumOf(lines.map((line) => line.amount)) }
}

function assessLine(sale: DutiableSale, rate: RateRow, on: LocalDate): AssessmentLine {
  const relief = reliefFor(sale, rate.duty, on)
  const dutiable = cents(sale.price - (relief?.amount ?? 0))
  return {
    duty: rate.duty,
    payer: rate.payer,
    value: sale.price,
    relief,
    basisPoints: rate.basisPoints,
    amount: round(shareOf(dutiable, rate.basisPoints), on),
    basis: rate.basis,
  }
}

/** Only citizens are first-time buyers, and only when all the purchasers are. */
function reliefFor(sale: DutiableSale, duty: Duty, on: LocalDate): AssessmentLine['relief'] {
  if (!sale.firstTimeBuyer || sale.purchasers.some((purchaser) => !purchaser.citizen)) return null
  const row = inForce(RELIEFS, on).find((candidate) => candidate.duty === duty)
  if (row === undefined) return null
  return { name: row.relief, amount: cents(Math.min(row.exemptUpTo, sale.price)), basis: row.basis }
}

function round(amount: Cents, on: LocalDate): Cents {
  const [row] = inForce(ROUNDING, on)
  return row === undefined ? amount : roundUpTo(amount, row.multipleOf)
}
