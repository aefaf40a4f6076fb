import type { Decision, Outcome } from '../../../domain/review/decision.ts'
import type { Reason } from '../../../domain/review/reasons.ts'

/** Why an officer decides as he does. */
export const reasons = {
  'explained-by-documents': 'The documents explain it',
  'explained-by-improvement': 'The parcel was built on or improved',
  'family-arrangement': 'It is an arrangement within a family',
  'register-was-wrong': 'The register was wrong and has been corrected',
  'confirmed-by-party': 'The party confirmed it in person',
  'deed-unclear': 'The deed is unclear',
  'document-missing': 'A document is missing',
  'declaration-incomplete': 'A declaration is incomplete',
  'party-data-differs': 'A party’s particulars differ from the register',
  'parcel-description-differs': 'The description of the parcel differs from the plan',
  'signature-in-doubt': 'A signature is in doubt',
  'power-of-attorney-lapsed': 'A power of attorney has lapsed',
  'vendor-not-entitled': 'The vendor is not entitled to sell',
  'parcel-not-disposable': 'The parcel may not be sold',
  'deed-reused': 'The deed was used before',
  'declared-value-untenable': 'The declared value cannot be upheld',
  'authorisation-lacking': 'A non-citizen lacks authorisation',
  'injunction-in-force': 'An injunction forbids the transfer',
  'not-authentic': 'The deed is not an authentic deed',
} satisfies Readonly<Record<Reason, string>>

/** What whoever gets the decision can do now. */
export const reasonAdvice = {
  'explained-by-documents': 'Nothing is to be done.',
  'explained-by-improvement': 'Nothing is to be done.',
  'family-arrangement': 'Nothing is to be done.',
  'register-was-wrong': 'Nothing is to be done: the register was put right.',
  'confirmed-by-party': 'Nothing is to be done.',
  'deed-unclear': 'Make the clause clear in the deed, have it signed anew, and lodge it again.',
  'document-missing': 'Add the document that is missing to the dossier, accept it, and lodge again.',
  'declaration-incomplete':
    'Complete the declaration with the party, add it to the dossier, and lodge again.',
  'party-data-differs':
    'Compare names and identity numbers with the title. Correct the deed, or have the register rectified first.',
  'parcel-description-differs':
    'Compare PIN, extent and boundaries with the survey report. Correct the deed, or add a new report.',
  'signature-in-doubt': 'Have the party sign again before you, and lodge the deed signed anew.',
  'power-of-attorney-lapsed': 'Obtain a power of attorney that is in force, or have the party sign himself.',
  'vendor-not-entitled':
    'Only whoever stands on the title can convey. Have the title put right, then open a new transaction.',
  'parcel-not-disposable': 'Have the seizure or caveat lifted, then open a new transaction.',
  'deed-reused': 'Draw up a new deed for this transaction, and open a new transaction with it.',
  'declared-value-untenable': 'Declare the real value, and open a new transaction.',
  'authorisation-lacking': 'Obtain the certificate of the Minister, then open a new transaction.',
  'injunction-in-force': 'Ask the court to lift its order, then open a new transaction.',
  'not-authentic': 'Draw the deed up as an authentic deed, and open a new transaction.',
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
