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
  claimed: (declared: string, value: string, until: string): string =>
    `Declared ${declared}, found ${value}. The payer may object until ${until}.`,
  objected: (when: string): string => `The payer objected on ${when}:`,
  decide: 'What do you decide?',
  decided: {
    upheld: 'The claim stands',
    reduced: 'The claim is reduced',
    dropped: 'The claim is dropped',
  } satisfies Readonly<Record<ObjectionOutcome, string>>,
  reducedValue: 'Reduced value, in rupees',
  decideSubmit: 'Record the decision',
  objectTitle: 'Object instead of paying',
  objectText: 'Another officer than the one who claimed decides. Nothing has to be paid until then.',
  grounds: 'Why the value is too high',
  object: 'Object to the claim',
}
