import { askedIn, newestIn } from '../exchange/asked.ts'
import type { Asked, Asking } from '../exchange/asked.ts'
import { lastDayOf } from '../exchange/expiry.ts'
import { partiesOf } from '../exchange/parties.ts'
import type { PartyKey } from '../exchange/parties.ts'
import type { PersonId } from '../ids.ts'
import type { AddDocument, JudgeDocument } from '../ports/dossiers.ts'
import { Refusal } from '../refusal.ts'
import { localDateAt } from '../time.ts'
import type { LocalDate } from '../time.ts'
import { currentDocuments, documentIdOf } from './document.ts'
import type { DossierDocument } from './document.ts'
import { STAGES } from './stages.ts'
import type { Stage } from './stages.ts'
import type { Terms } from './terms.ts'

/* What becomes of a dossier's documents. Asked within the commit, where the dossier stands still. */

interface Standing extends Asking {
  readonly stage: Stage
  readonly documents: readonly DossierDocument[]
}

/** A document as it stands afterwards, whether anything changed, and what it was asked for as. */
interface Filed {
  readonly isNew: boolean
  readonly document: DossierDocument
}

const UNJUDGED = { reason: null, judgedAt: null, validUntil: null } as const

/**
 * The version that an upload becomes: the next of its slot, or the newest if its bytes are the same.
 * @param by the party who uploads, who reaches what is asked of him alone; null for the office
 */
export function versionOf(dossier: Standing, upload: AddDocument, by: PartyKey | null): Filed {
  onlyWhilePrepared(dossier.stage)
  const { slot, ref, mediaType, findings, at } = upload
  const asked = askedIn(dossier).find((one) => one.slot === slot)
  if (asked === undefined || (by !== null && asked.of !== by)) {
    throw unknown('No document of this name is asked for')
  }
  if (slot === 'deed' && mediaType !== 'application/pdf') throw notPdf()
  const newest = newestIn(slot, dossier.documents)
  if (newest?.ref.sha256 === ref.sha256) return { isNew: false, document: newest }
  const version = (newest?.version ?? 0) + 1
  const uploaded = { status: 'uploaded', uploadedAt: at, findings } as const
  const documentId = documentIdOf(slot, version)
  return { isNew: true, document: { documentId, slot, version, ref, mediaType, ...uploaded, ...UNJUDGED } }
}

/** The document with the notary's word on it, and what it was asked for as, if it still is. */
export function judged(
  dossier: Standing,
  judgement: JudgeDocument,
): Filed & { readonly asked: Asked | undefined } {
  const { documentId, accepted, reason, at } = judgement
  onlyWhilePrepared(dossier.stage)
  const document = currentDocuments(dossier.documents).find((one) => one.documentId === documentId)
  if (document === undefined) throw unknown('There is no such document, or a newer version took its place')
  onlyWithReason(judgement)
  const asked = askedIn(dossier).find(({ slot }) => slot === document.slot)
  const status = accepted ? 'accepted' : 'refused'
  if (document.status === status && document.reason === reason) return { isNew: false, document, asked }
  if (document.status === 'uploaded') {
    const validUntil = accepted ? endOf(document, asked, judgement.validUntil ?? null) : null
    return { isNew: true, document: { ...document, status, reason, judgedAt: at, validUntil }, asked }
  }
  throw new Refusal('document-already-judged', `The document has been ${document.status} already`)
}

/**
 * The documents, as they stand after a correction of the terms, on which the notary's word counts no more: they are
 * asked of another person now than the one they were judged for.
 */
export function unjudgedBy(corrected: Terms, dossier: Standing): readonly DossierDocument[] {
  const [before, now] = [askedOfWhom(dossier), askedOfWhom({ ...dossier, terms: corrected })]
  const isAnothers = ({ slot }: DossierDocument): boolean =>
    now.has(slot) && now.get(slot) !== before.get(slot)
  return currentDocuments(dossier.documents)
    .filter((document) => document.status !== 'uploaded' && isAnothers(document))
    .map((document) => ({ ...document, ...UNJUDGED, status: 'uploaded' }))
}

/** By slot. What is asked of nobody in particular is not there. */
function askedOfWhom(asking: Asking): ReadonlyMap<string, PersonId> {
  const parties = partiesOf(asking.terms)
  return new Map(
    askedIn(asking).flatMap(({ slot, of }) => {
      const party = parties.find(({ key }) => key === of)
      return party === undefined ? [] : [[slot, party.id] as const]
    }),
  )
}

function onlyWithReason({ accepted, reason }: JudgeDocument): void {
  if (accepted || (reason ?? '').trim() !== '') return
  throw new Refusal('reason-missing', 'Say why the document is refused')
}

/** What the notary read on it; else, where the law sets a term, that term from the day it came. */
function endOf(
  { uploadedAt }: DossierDocument,
  asked: Asked | undefined,
  read: LocalDate | null,
): LocalDate | null {
  const term = asked?.validForDays ?? null
  return read ?? (term === null ? null : lastDayOf(localDateAt(uploadedAt), term))
}

/** Its documents are still collected: those of a deed that is lodged were judged, and what ends later ends too late. */
export function isPrepared(stage: Stage): boolean {
  return STAGES[stage].waitsFor === 'notary'
}

export function onlyWhilePrepared(stage: Stage): void {
  if (isPrepared(stage)) return
  throw new Refusal('illegal-transition', `The transaction is ${stage}`, { from: stage })
}

function unknown(message: string): Refusal {
  return new Refusal('document-unknown', message)
}

function notPdf(): Refusal {
  return new Refusal('document-not-pdf', 'A deed is a PDF')
}
