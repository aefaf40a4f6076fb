import type { ClaimReason } from '../../../domain/revaluation/claim.ts'
import type { ObjectionOutcome } from '../../../domain/revaluation/revaluation.ts'

/** The duty reopened after registration. */
export const revaluation = {
  title: 'Duty after registration',
  value: 'Value found, in rupees',
  why: 'Why does the value differ?',
  reasons: {
    'comparable-sales': 'Comparable sales were dearer',
    'building-not-declared': 'A building was not declared',
    'extent-understated': 'The extent was understated',
    'highest-and-best-use': 'The highest and best use is worth more',
  } satisfies Readonly<Record<ClaimReason, string>>,
  note: 'Reasons in words',
  claim: 'Claim more duty',
  claimTitle: 'More duty is claimed after a valuation',
  titleStays: 'The title stays as it is, whatever becomes of the claim.',
  claimedOn: 'Claimed on',
  declared: 'Value declared',
  found: 'Value found',
  because: 'Why it differs',
  objectUntil: 'Object until',
  valueKeptBack: 'Value that was not declared',
  dutyKeptBack: 'Duty that was not paid',
  objected: (when: string): string => `The payer objected on ${when}`,
  objectedFor: (when: string): string => `The notary objected for his client on ${when}`,
  undecided: 'Another officer than the one who claimed decides. Nothing has to be paid until then.',
  decidedOn: (what: string, when: string): string => `${what}: decided on ${when}`,
  stands: (value: string): string => `The value that counts is ${value}.`,
  decide: 'What do you decide?',
  decided: {
    upheld: 'The claim stands',
    reduced: 'The claim is reduced',
    dropped: 'The claim is dropped',
  } satisfies Readonly<Record<ObjectionOutcome, string>>,
  reducedValue: 'Reduced value, in rupees',
  decideSubmit: 'Record the decision',
  objectTitle: 'Object instead of paying',
  howToObject: (until: string): string =>
    `Until ${until} the payer, or his notary for him, may object here, once. Another officer than the one who claimed decides, and nothing has to be paid until then.`,
  paidFirst: (rate: string): string =>
    `Who pays and is then found right gets back what he paid too much, with ${rate} interest for each whole month from his payment to the decision.`,
  notaryObjects: 'Only the notary himself objects.',
  payerLead:
    'The property was valued anew after the registration, and found to be worth more than was declared. More duty is claimed for the difference.',
  stillOwed: 'What is not paid by then is still owed.',
  excess: (total: string, excess: string, interest: string): string =>
    `${total} is owed back to you: ${excess} that was paid too much, and ${interest} interest.`,
  excessInterest: (rate: string, months: number, from: string, to: string): string =>
    `Interest: ${rate} for each whole month from ${from} to ${to} (${months === 1 ? '1 month' : `${String(months)} months`}).`,
  grounds: 'Why the value is too high',
  object: 'Object to the claim',
}
