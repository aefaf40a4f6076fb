import { nextWorkingDay } from '../calendar/working-days.ts'
import { deadlineFrom } from '../deadlines/deadline.ts'
import type { DeadlineName } from '../deadlines/schedule.ts'
import type { LocalDate } from '../time.ts'
import { declares } from '../transaction/declarations.ts'
import type { Terms } from '../transaction/terms.ts'
import { inForce } from './schedule.ts'
import type { Dated, Duty, Surcharge } from './schedule.ts'

/*
 * What comes on top of the duties for being late, a dated row each, as in the schedule of duties. It is asked of
 * whoever owes the duty, on his own notice; whether a notary makes it good to his client is between the two.
 */

interface SurchargeRow extends Dated {
  readonly surcharge: Surcharge
  /** Owed once this deadline is over. */
  readonly after: DeadlineName
  /** Hundredths of a per cent of the duties that the payer owes. */
  readonly basisPoints: number
}

const ALWAYS = '2014-01-01' as LocalDate

export const SURCHARGES: readonly SurchargeRow[] = [
  {
    ...{ surcharge: 'late-deed-surcharge', after: 'private-deed', basisPoints: 5_000, from: ALWAYS },
    basis:
      'Registration Duty Act s. 33 and Sixth Schedule (deed under private signature, after three months)',
  },
  {
    ...{ surcharge: 'late-lodging-surcharge', after: 'lodging', basisPoints: 1_000, from: ALWAYS },
    basis: 'Registration Duty Act ss. 2B and 33, Sixth Schedule (notarial deed; a tenth is an assumption)',
  },
  {
    ...{ surcharge: 'late-payment-surcharge', after: 'claim-payment', basisPoints: 1_000, from: ALWAYS },
    basis: 'Land (Duties and Taxes) Act ss. 36 and 42 (claim paid late; a tenth is an assumption)',
  },
]

/** The row in force on that day; undefined when being late costs nothing. */
export function surchargeAfter(after: DeadlineName, on: LocalDate): SurchargeRow | undefined {
  return inForce(SURCHARGES, on).find((row) => row.after === after)
}

export function isSurcharge(duty: Duty): duty is Surcharge {
  return SURCHARGES.some(({ surcharge }) => surcharge === duty)
}

/** What a deed is under, from the day of its date. */
export type Dateable = Pick<Terms, 'deedDate' | 'declarations'>

/** Which deadline a deed must keep: longer for one that no notary drew up. */
export function presentingOf(terms: Dateable): DeadlineName {
  return declares(terms, 'private-signature') ? 'private-deed' : 'lodging'
}

/**
 * The last day on which the deed may be presented without a surcharge. Nobody pays for a day on which the office
 * is closed: when the deadline ends on one, the next working day is still in time. Basis: Interpretation and General
 * Clauses Act (a last day that is no working day does not count; that it holds for a surcharge is an assumption).
 */
export function presentBy(terms: Dateable): LocalDate {
  return nextWorkingDay(deadlineFrom(presentingOf(terms), terms.deedDate).lastDay)
}
