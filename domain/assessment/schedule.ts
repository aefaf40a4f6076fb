import { rupees } from '../money.ts'
import type { Cents } from '../money.ts'
import type { LocalDate } from '../time.ts'
import type { PartyRole } from '../transaction/party.ts'

/*
 * The dated schedule of duties. To change a rate for the future, close the row in force with `until` and add
 * the next one with its `from` and its legal basis; never edit a row that was once in force, because a deed is
 * assessed under the law of its day for ever. tests/domain/assessment/schedule.test.ts says what stands today.
 */

export type Duty =
  'registration-duty' | 'land-transfer-tax' | 'leasehold-transfer-tax' | 'undervaluation-penalty' | Surcharge

/** What is owed on top for being late: with a deed that no notary drew up, with one that he did, with a claim. */
export type Surcharge = 'late-deed-surcharge' | 'late-lodging-surcharge' | 'late-payment-surcharge'

/** The role whose parties owe a duty together. */
export type Payer = PartyRole

/** Who owes it: the side that acquires, or the side that disposes. */
export type PaidBy = 'acquirer' | 'disposer'

/** Valid on days from `from` to `until`, both included; no `until` means until further notice. */
export interface Dated {
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly basis: string
}

/** What a transaction is taxed as. Every class has its rows, also where nothing is owed. */
export type RateClass =
  'ordinary' | 'non-citizen-scheme' | 'gift-to-descendant' | 'leasehold' | 'acquisition' | 'fixed' | 'free'

export interface RateRow extends Dated {
  readonly duty: Duty
  readonly paidBy: PaidBy
  readonly rateClass: RateClass
  /** Hundredths of a per cent of the dutiable value, or one sum whatever the value. */
  readonly rate: { readonly basisPoints: number } | { readonly fixed: Cents }
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

function registrationDuty(rateClass: RateClass, basisPoints: number) {
  return { duty: 'registration-duty', paidBy: 'acquirer', rateClass, rate: { basisPoints } } as const
}

function transferTax(rateClass: RateClass, basisPoints: number) {
  return { duty: 'land-transfer-tax', paidBy: 'disposer', rateClass, rate: { basisPoints } } as const
}

const FIXED_DUTY = rupees(200)

/**
 * What our sources name without a figure, or not at all. Each is the office's assumption until the figure is at
 * hand; then the row is closed and the true one added.
 */
const ASSUMED_RATES: readonly RateRow[] = [
  {
    ...registrationDuty('gift-to-descendant', 0),
    rate: { fixed: FIXED_DUTY },
    from: day('2014-01-01'),
    basis: 'Registration Duty Act, gift by an ascendant (fixed duty; the sum is an assumption)',
  },
  {
    ...transferTax('gift-to-descendant', 0),
    rate: { fixed: rupees(0) },
    from: day('2014-01-01'),
    basis: 'Land (Duties and Taxes) Act s. 29 (exemption between ascendant and descendant: an assumption)',
  },
  ...leaseholdTax(1000),
  {
    ...registrationDuty('acquisition', 500),
    from: day('2014-01-01'),
    basis: 'Registration Duty Act (prescription taxed as an acquisition at its market value: an assumption)',
  },
  {
    ...registrationDuty('fixed', 0),
    rate: { fixed: FIXED_DUTY },
    from: day('2014-01-01'),
    basis: 'Registration Duty Act, First Schedule (documents on fixed duty; the sum is an assumption)',
  },
  {
    ...registrationDuty('free', 0),
    rate: { fixed: rupees(0) },
    from: day('2014-01-01'),
    basis: 'Registration Duty Act, First Schedule (documents registered free: an assumption)',
  },
]

/** The Act taxes the transfer of State leases; rate and payers are an assumption: as much from each side. */
function leaseholdTax(basisPoints: number): readonly RateRow[] {
  return (['acquirer', 'disposer'] as const).map((paidBy) => ({
    ...{ duty: 'leasehold-transfer-tax', paidBy, rateClass: 'leasehold', rate: { basisPoints } },
    from: day('2014-01-01'),
    basis: 'Land (Duties and Taxes) Act s. 26A (rate and payers are an assumption)',
  }))
}

export const RATES: readonly RateRow[] = [
  { ...registrationDuty('ordinary', 500), from: day('2014-01-01'), basis: RDA },
  { ...transferTax('ordinary', 500), from: day('2014-01-01'), basis: LDTA },
  {
    ...registrationDuty('non-citizen-scheme', 500),
    from: day('2014-01-01'),
    until: day('2026-06-30'),
    basis: RDA,
  },
  {
    ...transferTax('non-citizen-scheme', 500),
    from: day('2014-01-01'),
    until: day('2026-06-30'),
    basis: LDTA,
  },
  {
    ...registrationDuty('non-citizen-scheme', 1000),
    from: day('2026-07-01'),
    basis: `${FINANCE_2025} s. 49`,
  },
  {
    ...transferTax('non-citizen-scheme', 1000),
    from: day('2026-07-01'),
    basis: `${FINANCE_2025} s. 29, Seventh Schedule Part III`,
  },
  ...ASSUMED_RATES,
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
export const SCHEDULE_VERSION = '2027-01'

/** The rows of a table in force on that day. */
export function inForce<Row extends Dated>(rows: readonly Row[], on: LocalDate): readonly Row[] {
  return rows.filter((row) => row.from <= on && (row.until === undefined || on <= row.until))
}
