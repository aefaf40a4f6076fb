import { DEED, POWER_OF_ATTORNEY, whoGives, whoIs } from './asks.ts'
import type { KindRow } from './kind-row.ts'
import { concerned, giving } from './roles.ts'

/* Kinds that leave the title where it is, and write or erase a charge upon it. */

const UPON_THE_TITLE = {
  signing: 'notary-attests',
  tenure: null,
  needs: [],
  rights: ['ownership'],
  declarations: ['by-attorney'],
  lockStops: true,
  publication: null,
} as const satisfies Partial<KindRow>

/**
 * In whose favour a charge stands is one: he alone may have it erased, and several would each need their rank. Who
 * lends or is promised together takes an inscription each.
 */
const ONE = { most: 1 } as const
const ONE_PAYING = { ...ONE, pays: true } as const

export const CHARGES = {
  'promise-of-sale': {
    ...UPON_THE_TITLE,
    title: { en: 'Promise of sale', fr: 'Promesse de vente' },
    basis: 'Civil Code art. 1589; Registration Duty Act s. 36C',
    roles: [giving('promisor', { pays: false }), concerned('beneficiary', ONE_PAYING)],
    asks: [DEED, ...whoGives('promisor'), ...whoIs('beneficiary'), POWER_OF_ATTORNEY],
    effect: 'inscribe',
    inscribes: 'promise',
    amount: 'price',
    needs: ['condition'],
    declarations: ['by-attorney', 'private-signature'],
    duties: 'fixed',
    bars: ['caveat', 'seizure'],
  },
  mortgage: {
    ...UPON_THE_TITLE,
    title: { en: 'Inscription of a mortgage', fr: 'Inscription d’hypothèque' },
    basis: 'Civil Code art. 2127 (by notarial deed) and art. 2134 (rank)',
    roles: [giving('mortgagor'), concerned('creditor', ONE)],
    asks: [
      ...[DEED, ...whoGives('mortgagor'), ...whoIs('creditor')],
      { document: 'loan-agreement', of: null, basis: 'Civil Code art. 2132 (the debt is certain)' },
      POWER_OF_ATTORNEY,
    ],
    effect: 'inscribe',
    inscribes: 'mortgage',
    amount: 'sum',
    duties: 'fixed',
    bars: ['caveat', 'seizure'],
  },
  erasure: {
    ...UPON_THE_TITLE,
    title: { en: 'Erasure of an inscription', fr: 'Radiation d’inscription' },
    basis: 'Civil Code art. 2157; Transcription and Mortgage Act',
    roles: [concerned('creditor', { pays: true })],
    asks: [
      ...[DEED, ...whoIs('creditor')],
      { document: 'discharge', of: null, basis: 'Civil Code art. 2157 (consent of the creditor)' },
      POWER_OF_ATTORNEY,
    ],
    effect: 'erase',
    inscribes: null,
    amount: null,
    needs: ['refersTo'],
    duties: 'free',
    bars: [],
  },
  seizure: {
    ...UPON_THE_TITLE,
    title: { en: 'Seizure', fr: 'Saisie immobilière' },
    basis: 'Sale of Immovable Property Act',
    roles: [giving('debtor', { signs: false, pays: false }), concerned('creditor', ONE_PAYING)],
    asks: [
      ...[DEED, ...whoIs('creditor')],
      { document: 'writ', of: null, basis: 'Sale of Immovable Property Act (commandment and title)' },
      POWER_OF_ATTORNEY,
    ],
    effect: 'inscribe',
    inscribes: 'seizure',
    amount: 'sum',
    duties: 'free',
    bars: [],
    /** A debtor cannot keep his creditor from the land by locking it (Civil Code art. 2204, which is assumed). */
    lockStops: false,
  },
} as const satisfies Readonly<Record<string, KindRow>>
