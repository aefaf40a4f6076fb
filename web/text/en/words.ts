import type { Duty, Payer } from '../../../domain/assessment/schedule.ts'
import type { EncumbranceKind } from '../../../domain/register/title.ts'
import type { Weight } from '../../../domain/screening/rule.ts'
import type { DocumentStatus } from '../../../domain/transaction/document.ts'
import type { DocumentSlot } from '../../../domain/transaction/kinds.ts'
import type { Kind } from '../../../domain/transaction/sale.ts'
import type { Verdict } from '../../../domain/verdict.ts'

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
  vendors: 'Vendors',
  purchasers: 'Purchasers',
  name: 'Full name',
  nic: 'Identity card number',
  share: 'Share',
  receipt: 'Receipt',
  stage: 'Stage',
  opened: 'Opened',
  legalBasis: 'Legal basis',
  code: 'Code',
  checkOf: (check: string, offset: string | null): string =>
    offset === null ? `Check ${check}` : `Check ${check}, at byte ${offset}`,
  version: (n: number): string => `version ${String(n)}`,
  bytes: (size: string): string => `PDF, ${size}`,
  kind: { sale: 'Sale' } satisfies Readonly<Record<Kind, string>>,
  slot: {
    deed: 'Signed deed of sale',
    'vendor-identity': 'Identity document of the vendor',
    'purchaser-identity': 'Identity document of the purchaser',
  } satisfies Readonly<Record<DocumentSlot, string>>,
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
  } satisfies Readonly<Record<Duty, string>>,
  payer: {
    purchaser: 'the purchaser',
    vendor: 'the vendor',
  } satisfies Readonly<Record<Payer, string>>,
  encumbrance: {
    mortgage: 'Mortgage',
    caveat: 'Caveat',
    seizure: 'Seizure',
    promise: 'Promise of sale',
  } satisfies Readonly<Record<EncumbranceKind, string>>,
  relief: { 'first-time-buyer': 'first-time buyer' },
  documentAs: {
    deed: 'deed of sale',
    receipt: 'priority receipt',
    certificate: 'certificate of registration',
  },
}
