import { rupees } from '../money.ts'
import type { Cents } from '../money.ts'
import type { LocalDate } from '../time.ts'

/*
 * The dated schedule of duties. To change a rate for the future, close the row in force with `until` and add
 * the next one with its `from` and its legal basis; never edit a row that was once in force, because a deed is
 * assessed under the law of its day for ever. tests/domain/assessment/schedule.test.ts says what stands today.
 */

export type Duty = 'registration-duty' | 'land-transfer-tax'
export type Payer = 'purchaser' | 'vendor'

/** Valid on days from `from` to `until`, both included; no `until` means until further notice. */
interface Dated {
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly basis: string
}

/** `ordinary`, or a sale to a non-citizen under a residential scheme. */
export type RateClass = 'ordinary' | 'non-citizen-scheme'

export interface RateRow extends Dated {
  readonly duty: Duty
  readonly payer: Payer
  readonly rateClass: RateClass
  /** Hundredths of a per cent of the dutiable value. */
  readonly basisPoints: number
}

interface ReliefRow extends Dated {
  readonly relief: 'first-time-buyer'
  readonly duty: Duty
  /** The first so many rupees of the value bear no duty. */
  readonly exemptUpTo: Cents
}

interface RoundingRow extends Dated {
  /** A duty is paid in whole multiples of this sum, rounded up. */
  readonly multipleOf: Cents
}

const day = (text: string): LocalDate => text as LocalDate

const RDA = 'Registration Duty Act, First Schedule, Part I, item J'
const LDTA = 'Land (Duties and Taxes) Act s. 4, Second Schedule'
const FINANCE_2025 = 'Finance Act 2025 (Act 18 of 2025)'

export const RATES: readonly RateRow[] = [
  {
    duty: 'registration-duty',
    payer: 'purchaser',
    rateClass: 'ordinary',
    basisPoints: 500,
    from: day('2014-01-01'),
    basis: RDA,
  },
  {
    duty: 'land-transfer-tax',
    payer: 'vendor',
    rateClass: 'ordinary',
    basisPoints: 500,
    from: day('2014-01-01'),
    basis: LDTA,
  },
  {
    duty: 'registration-duty',
    payer: 'purchaser',
    rateClass: 'non-citizen-scheme',
    basisPoints: 500,
    from: day('2014-01-01'),
    until: day('2026-06-30'),
    basis: RDA,
  },
  {
    duty: 'land-transfer-tax',
    payer: 'vendor',
    rateClass: 'non-citizen-scheme',
    basisPoints: 500,
    from: day('2014-01-01'),
    until: day('2026-06-30'),
    basis: LDTA,
  },
  {
    duty: 'registration-duty',
    payer: 'purchaser',
    rateClass: 'non-citizen-scheme',
    basisPoints: 1000,
    from: day('2026-07-01'),
    basis: `${FINANCE_2025} s. 49`,
  },
  {
    duty: 'land-transfer-tax',
    payer: 'vendor',
    rateClass: 'non-citizen-scheme',
    basisPoints: 1000,
    from: day('2026-07-01'),
    basis: `${FINANCE_2025} s. 29, Seventh Schedule Part III`,
  },
]

/** The day the ceiling rose from 2.5 to 5 million rupees is not published; the Finance Act year is assumed. */
export const RELIEFS: readonly ReliefRow[] = [
  {
    relief: 'first-time-buyer',
    duty: 'registration-duty',
    exemptUpTo: rupees(2_500_000),
    from: day('2016-07-29'),
    until: day('2022-06-30'),
    basis: 'Registration Duty Act s. 27, as it stood before 2022',
  },
  {
    relief: 'first-time-buyer',
    duty: 'registration-duty',
    exemptUpTo: rupees(5_000_000),
    from: day('2022-07-01'),
    basis: 'Registration Duty Act s. 27',
  },
]

/** The Act names the multiple and not the direction; upwards, each duty by itself, is the office's assumption. */
export const ROUNDING: readonly RoundingRow[] = [
  { multipleOf: rupees(5), from: day('2014-01-01'), basis: 'Land (Duties and Taxes) Act s. 45' },
]

/** Names the schedule in every stored assessment. Raise it with every change above. */
export const SCHEDULE_VERSION = '2026-11'

/** The rows of a table in force on that day. */
export function inForce<Row extends Dated>(rows: readonly Row[], on: LocalDate): readonly Row[] {
  return rows.filter((row) => row.from <= on && (row.until === undefined || on <= row.until))
}
