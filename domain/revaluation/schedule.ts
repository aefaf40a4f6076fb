import type { LocalDate } from '../time.ts'

/*
 * What a revaluation costs beside the duty, a dated row each. The Acts name the penalty and the interest; their
 * figures are not published, so each row says what is assumed. Never edit a row that was once in force.
 */

/** Valid on days from `from` to `until`, both included; no `until` means until further notice. */
interface Dated {
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly basis: string
  readonly assumption: string
}

interface PenaltyRow extends Dated {
  /** The value found must exceed the value declared by more than so many hundredths of a per cent of it. */
  readonly above: number
  /** Hundredths of a per cent of the duty that was kept back. */
  readonly basisPoints: number
}

interface InterestRow extends Dated {
  /** Hundredths of a per cent for each whole month, simple. */
  readonly basisPointsAMonth: number
}

const ALWAYS = '2014-01-01' as LocalDate

/** For an undervaluation. Land (Duties and Taxes) Act s. 35. */
export const PENALTIES: readonly PenaltyRow[] = [
  {
    above: 2_500,
    basisPoints: 2_000,
    from: ALWAYS,
    basis: 'Land (Duties and Taxes) Act s. 35',
    assumption:
      'Twenty per cent of the duty kept back, when the value is more than a quarter above the declared one',
  },
]

/** On what is owed back after a claim was reduced or dropped. Land (Duties and Taxes) Act s. 43. */
export const REFUND_INTEREST: readonly InterestRow[] = [
  {
    basisPointsAMonth: 50,
    from: ALWAYS,
    basis: 'Land (Duties and Taxes) Act s. 43; Registration Duty Act s. 29',
    assumption: 'Half a per cent for each whole month, simple, from the payment',
  },
]
