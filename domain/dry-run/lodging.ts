import { askedIn, newestIn, statusOf } from '../exchange/asked.ts'
import type { Asked, AskedStatus, Asking } from '../exchange/asked.ts'
import type { ParcelHolder } from '../ports/dossiers.ts'
import type { LocalDate } from '../time.ts'
import type { DossierDocument } from '../transaction/document.ts'
import type { Finding } from '../verdict.ts'

/** Every outcome of the questions that lodging asks, so that pages can explain each. Closed. */
export const LODGING_CODES = [
  'document-accepted',
  'document-missing',
  'document-not-accepted',
  'document-expired',
  'parcel-unheld',
  'parcel-held',
] as const

export type LodgingCode = (typeof LODGING_CODES)[number]

/** What lodging looks at. */
export interface LodgingFacts {
  readonly asking: Asking
  readonly documents: readonly DossierDocument[]
  /** The day on which it is lodged. */
  readonly on: LocalDate
  /** Who else holds a parcel of the transaction; null when nobody does. */
  readonly holder: ParcelHolder | null
}

/** What lodging would say now: each document asked for and its state, and whether the parcel is free to be held. */
export function lodgingFindings({ asking, documents, on, holder }: LodgingFacts): readonly Finding[] {
  return [
    ...askedIn(asking).map((asked) => documentThere(asked, statusOf(newestIn(asked.slot, documents), on))),
    parcelUnheld(holder),
  ]
}

const THERE: Readonly<Record<AskedStatus, LodgingCode>> = {
  accepted: 'document-accepted',
  asked: 'document-missing',
  uploaded: 'document-not-accepted',
  refused: 'document-not-accepted',
  expired: 'document-expired',
}

function documentThere({ slot, basis }: Asked, status: AskedStatus): Finding {
  return {
    rule: 'document-asked-for',
    verdict: status === 'accepted' ? 'passed' : 'failed',
    code: THERE[status],
    basis: basis ?? 'Notaries Act 2008 (the notary answers for the dossier)',
    detail: { slot },
  }
}

/** Whose transaction it is stays untold: the receipt alone says which one comes first. */
function parcelUnheld(holder: ParcelHolder | null): Finding {
  const base = {
    rule: 'parcel-unheld',
    basis: 'Transcription and Mortgage Act (priority by the order of receipts)',
  } as const
  if (holder === null) {
    return { ...base, verdict: 'passed', code: 'parcel-unheld' satisfies LodgingCode, detail: {} }
  }
  const { pin, receipt, since } = holder
  const code = 'parcel-held' satisfies LodgingCode
  return { ...base, verdict: 'failed', code, detail: { pin, receipt, since } }
}
