import type { Decision, Outcome, Reason } from '../../../domain/review/decision.ts'

/** Why an officer decides as he does. */
export const reasons = {
  'explained-by-documents': 'The documents explain it',
  'explained-by-improvement': 'The parcel was built on or improved',
  'family-arrangement': 'It is an arrangement within a family',
  'register-was-wrong': 'The register was wrong and has been corrected',
  'deed-unclear': 'The deed is unclear',
  'document-missing': 'A document is missing',
  'declaration-incomplete': 'A declaration is incomplete',
  'vendor-not-entitled': 'The vendor is not entitled to sell',
  'parcel-not-disposable': 'The parcel may not be sold',
  'deed-reused': 'The deed was used before',
  'declared-value-untenable': 'The declared value cannot be upheld',
} satisfies Readonly<Record<Reason, string>>

export const decisions = {
  release: 'Release',
  return: 'Return to the notary',
  refuse: 'Refuse registration',
} satisfies Readonly<Record<Decision, string>>

export const outcomes = {
  released: 'Released',
  returned: 'Returned to the notary',
  refused: 'Refused',
  'needs-second-officer': 'Waits for a second officer',
} satisfies Readonly<Record<Outcome, string>>
