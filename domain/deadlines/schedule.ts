import type { LocalDate } from '../time.ts'

/*
 * The deadlines of the statutes and of the office, a dated row each. To change one for the future, close the row in
 * force with `until` and add the next with its `from` and its basis; never edit a row that was once in force. Where
 * the published text leaves a number open, `assumption` says what the office assumes until it is settled.
 */

export type DeadlineName =
  /** For a dossier to be lodged at all. */
  | 'preparation'
  /** For a notary to lodge a deed that he has drawn up; counted from the date of the deed. */
  | 'lodging'
  /** For a deed under private signature to be registered; counted from the date of the deed. */
  | 'private-deed'
  /** To lodge anew what was returned. */
  | 'correction'
  /** To pay the notices of the duties. */
  | 'payment'
  /** To appeal against a refusal to register. */
  | 'appeal'
  /** For the valuation to reopen the duty of a registered deed. */
  | 'valuation'
  /** To pay what a revaluation claims. */
  | 'claim-payment'
  /** To object to what a revaluation claims. */
  | 'objection'
  /** For an officer to decide an objection. */
  | 'objection-decision'
  /** For anyone to object to an acquisitive prescription that was made public. */
  | 'publication'

export type LengthUnit = 'days' | 'working-days' | 'months'

export interface Length {
  readonly count: number
  readonly unit: LengthUnit
}

/** Valid on days from `from` to `until`, both included; no `until` means until further notice. */
interface Dated {
  readonly from: LocalDate
  readonly until?: LocalDate
  readonly basis: string
}

export interface DeadlineRow extends Dated {
  readonly deadline: DeadlineName
  readonly length: Length
  /**
   * `office`: at the closing hour, of the next working day when the office does not work on the last day.
   * `midnight`: with the last day, whatever day it is, because nothing but the electronic counter is needed.
   */
  readonly ends: 'office' | 'midnight'
  /** What the office assumes where the published text is silent; null where it is not. */
  readonly assumption: string | null
  /** So many days before the last one, whoever is waited for is reminded. */
  readonly remindBefore: readonly number[]
}

interface ClosingRow extends Dated {
  /** The time of day in Mauritius at which a deadline of the office ends. */
  readonly hour: string
}

const ALWAYS = '2014-01-01' as LocalDate
/** The Registration Duty Act. A deed may turn up long after it was drawn. */
const SINCE_THE_ACT = '1804-01-01' as LocalDate
const OFFICE = 'Registrar-General’s office practice'

export const CLOSING: readonly ClosingRow[] = [
  {
    hour: '16:00',
    from: ALWAYS,
    basis: `${OFFICE} (assumed: the electronic counter closes with the office)`,
  },
]

export const DEADLINES: readonly DeadlineRow[] = [
  {
    deadline: 'preparation',
    length: { count: 6, unit: 'months' },
    ends: 'office',
    remindBefore: [30, 7],
    from: ALWAYS,
    basis: OFFICE,
    assumption: 'No statute: a dossier is kept open for six months',
  },
  {
    deadline: 'lodging',
    length: { count: 7, unit: 'days' },
    ends: 'midnight',
    remindBefore: [2],
    from: SINCE_THE_ACT,
    basis: 'Registration Duty Act s. 2B and Sixth Schedule; Notaries Act 2008',
    assumption: 'Calendar days, counted from the day after the date of the deed',
  },
  {
    deadline: 'private-deed',
    length: { count: 3, unit: 'months' },
    ends: 'midnight',
    remindBefore: [14, 3],
    from: SINCE_THE_ACT,
    basis: 'Registration Duty Act s. 33 and Sixth Schedule',
    assumption: null,
  },
  {
    deadline: 'correction',
    length: { count: 30, unit: 'days' },
    ends: 'office',
    remindBefore: [14, 7, 2],
    from: ALWAYS,
    basis: OFFICE,
    assumption: 'No statute: what is returned keeps its rank for thirty days',
  },
  {
    deadline: 'payment',
    length: { count: 30, unit: 'days' },
    ends: 'office',
    remindBefore: [14, 7, 2],
    from: ALWAYS,
    basis: 'Registration Duty Act ss. 25 and 33; Land (Duties and Taxes) Act s. 36',
    assumption:
      'Thirty days from the notice: registration waits for payment, and the Acts name no day for it',
  },
  {
    deadline: 'appeal',
    length: { count: 21, unit: 'days' },
    ends: 'office',
    remindBefore: [],
    from: ALWAYS,
    basis: 'Courts Act s. 76 (judicial review and relief by the Supreme Court)',
    assumption: 'Twenty-one days from the decision, as for an appeal to the Supreme Court',
  },
  {
    deadline: 'valuation',
    length: { count: 6, unit: 'months' },
    ends: 'midnight',
    remindBefore: [],
    from: ALWAYS,
    basis: 'Land (Duties and Taxes) Act s. 28',
    assumption: 'Six months from registration',
  },
  {
    deadline: 'claim-payment',
    length: { count: 28, unit: 'days' },
    ends: 'office',
    remindBefore: [14, 7, 2],
    from: ALWAYS,
    basis: 'Land (Duties and Taxes) Act ss. 28 and 36',
    assumption: 'As long as there is time to object',
  },
  {
    deadline: 'objection',
    length: { count: 28, unit: 'days' },
    ends: 'office',
    remindBefore: [],
    from: ALWAYS,
    basis: 'Land (Duties and Taxes) Act s. 28; Mauritius Revenue Authority Act s. 19',
    assumption: 'Twenty-eight days from the claim, as for representations to the Assessment Review Committee',
  },
  {
    deadline: 'objection-decision',
    length: { count: 30, unit: 'working-days' },
    ends: 'office',
    remindBefore: [],
    from: ALWAYS,
    basis: OFFICE,
    assumption: 'No statute: an objection is decided within thirty working days',
  },
  {
    deadline: 'publication',
    length: { count: 90, unit: 'days' },
    ends: 'office',
    remindBefore: [],
    from: ALWAYS,
    basis: 'Acquisitive Prescription Act 2018 ss. 5 and 7',
    assumption: 'Ninety days from the publication',
  },
]
