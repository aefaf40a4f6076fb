import type { Duty, Payer } from '../../../domain/assessment/schedule.ts'
import type { EncumbranceKind } from '../../../domain/register/title.ts'
import type { Weight } from '../../../domain/screening/rule.ts'
import type { DocumentStatus } from '../../../domain/transaction/document.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { AMOUNTS } from '../../../domain/transaction/kinds/amounts.ts'
import { PARTY_ROLES } from '../../../domain/transaction/party.ts'
import type { Declaration, Right } from '../../../domain/transaction/declarations.ts'
import type { Verdict } from '../../../domain/verdict.ts'
import { kindTitles, lowerFirst, titlesIn } from '../titles.ts'

/** The glossary's words as a page says them. */
export const words = {
  /** What stands between a name and its value. */
  colon: ':',
  yes: 'Yes',
  no: 'No',
  nothing: 'None',
  transaction: 'Transaction',
  pin: 'Parcel (PIN)',
  parcel: 'Parcel',
  price: 'Price',
  deedDate: 'Day of the deed',
  courtOrder: 'Court order',
  ordered: (court: string, number: string, day: string): string => `${court}, No ${number}, ${day}`,
  diedOn: 'Day of the death',
  parties: 'Parties',
  amount: titlesIn('en', AMOUNTS),
  name: 'Full name',
  counterpart: 'Exchanged for parcel',
  refersTo: 'Refers to',
  condition: 'Condition',
  until: 'Until',
  passes: 'What passes',
  share: 'Share',
  receipt: 'Receipt',
  receiptFirst: (number: string): string => `Receipt ${number} comes first.`,
  stage: 'Stage',
  opened: 'Opened',
  legalBasis: 'Legal basis',
  code: 'Code',
  checkOf: (check: string, offset: string | null): string =>
    offset === null ? `Check ${check}` : `Check ${check}, at byte ${offset}`,
  version: (n: number): string => `version ${String(n)}`,
  file: (isPdf: boolean, size: string): string => `${isPdf ? 'PDF' : 'photograph'}, ${size}`,
  kind: kindTitles('en', KINDS),
  role: titlesIn('en', PARTY_ROLES),
  right: {
    ownership: 'Full ownership',
    'bare-ownership': 'Bare ownership',
    usufruct: 'Usufruct',
  } satisfies Readonly<Record<Right, string>>,
  declaration: {
    'first-time-buyer': 'The purchasers are first-time buyers',
    scheme: 'Sold under a scheme open to non-citizens',
    'to-descendant': 'The gift goes to a descendant',
    'by-attorney': 'Somebody signs under a power of attorney',
    'new-building': 'The deed covers a building put up since the last title',
    'private-signature': 'The parties drew the deed up themselves, under private signature',
  } satisfies Readonly<Record<Declaration, string>>,
  documentStatus: {
    uploaded: 'To be accepted',
    accepted: 'Accepted',
    refused: 'Refused',
  } satisfies Readonly<Record<DocumentStatus, string>>,
  verdict: {
    passed: 'In order',
    failed: 'Not in order',
    indeterminate: 'Undetermined',
  } satisfies Readonly<Record<Verdict, string>>,
  weight: {
    block: 'Blocks registration',
    serious: 'Serious: two officers',
    ordinary: 'Ordinary: one officer',
  } satisfies Readonly<Record<Weight, string>>,
  duty: {
    'registration-duty': 'Registration duty',
    'land-transfer-tax': 'Land transfer tax',
    'leasehold-transfer-tax': 'Tax on the transfer of a lease',
    'undervaluation-penalty': 'Penalty for undervaluation',
    'late-deed-surcharge': 'Surcharge: private deed registered late',
    'late-lodging-surcharge': 'Surcharge: deed lodged late',
    'late-payment-surcharge': 'Surcharge: claim paid late',
  } satisfies Readonly<Record<Duty, string>>,
  payer: (role: Payer): string => `the ${lowerFirst(PARTY_ROLES[role].en)}`,
  fixedDuty: 'Fixed',
  encumbrance: {
    mortgage: 'Mortgage',
    caveat: 'Caveat',
    seizure: 'Seizure',
    promise: 'Promise of sale',
  } satisfies Readonly<Record<EncumbranceKind, string>>,
  relief: { 'first-time-buyer': 'first-time buyer' },
  documentAs: {
    deed: 'deed',
    receipt: 'priority receipt',
    certificate: 'certificate of registration',
  },
}
