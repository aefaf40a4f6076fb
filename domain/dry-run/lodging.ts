import type { ParcelHolder } from '../ports/dossiers.ts'
import { currentDocuments } from '../transaction/document.ts'
import type { DossierDocument } from '../transaction/document.ts'
import { askedOf } from '../transaction/kinds.ts'
import type { DocumentSlot } from '../transaction/kinds/asking.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Finding } from '../verdict.ts'

/** Every outcome of the questions that lodging asks, so that pages can explain each. Closed. */
export const LODGING_CODES = [
  'document-accepted',
  'document-missing',
  'document-not-accepted',
  'parcel-unheld',
  'parcel-held',
] as const

type LodgingCode = (typeof LODGING_CODES)[number]

/** What lodging looks at. */
export interface LodgingFacts {
  readonly terms: Terms
  readonly documents: readonly DossierDocument[]
  /** Who else holds a parcel of the transaction; null when nobody does. */
  readonly holder: ParcelHolder | null
}

/** What lodging would say now: each document asked for and its state, and whether the parcel is free to be held. */
export function lodgingFindings({ terms, documents, holder }: LodgingFacts): readonly Finding[] {
  const current = currentDocuments(documents)
  return [
    ...askedOf(terms).map(({ slot, basis }) =>
      documentThere(
        slot,
        basis,
        current.find((document) => document.slot === slot),
      ),
    ),
    parcelUnheld(holder),
  ]
}

function documentThere(slot: DocumentSlot, basis: string, document: DossierDocument | undefined): Finding {
  const rule = 'document-asked-for'
  const detail = { slot }
  const failed = (code: LodgingCode): Finding => ({ rule, verdict: 'failed', code, basis, detail })
  if (document === undefined) return failed('document-missing')
  if (document.status !== 'accepted') return failed('document-not-accepted')
  return { rule, verdict: 'passed', code: 'document-accepted' satisfies LodgingCode, basis, detail }
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
