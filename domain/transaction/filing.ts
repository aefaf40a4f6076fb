import type { AddDocument, JudgeDocument } from '../ports/dossiers.ts'
import { Refusal } from '../refusal.ts'
import { currentDocuments } from './document.ts'
import type { DossierDocument } from './document.ts'
import { askedOf } from './kinds.ts'
import { STAGES } from './stages.ts'
import type { Stage } from './stages.ts'
import type { Terms } from './terms.ts'

/* What becomes of a dossier's documents. Asked within the commit, where the dossier stands still. */

interface Standing {
  readonly terms: Terms
  readonly stage: Stage
}

/** A document as it stands afterwards, and whether anything changed. */
interface Filed {
  readonly isNew: boolean
  readonly document: DossierDocument
}

/** The version that an upload becomes: the next of its slot, or the newest if its bytes are the same. */
export function versionOf(
  { terms, stage }: Standing,
  documents: readonly DossierDocument[],
  { slot, ref, findings, at }: AddDocument,
): Filed {
  onlyWhilePrepared(stage)
  if (!askedOf(terms).some((asked) => asked.slot === slot)) {
    throw unknown('No document of this name is asked for')
  }
  const newest = currentDocuments(documents).find((document) => document.slot === slot)
  if (newest?.ref.sha256 === ref.sha256) return { isNew: false, document: newest }
  const version = (newest?.version ?? 0) + 1
  const uploaded = { status: 'uploaded', reason: null, uploadedAt: at, findings } as const
  return { isNew: true, document: { documentId: `${slot}-${version}`, slot, version, ref, ...uploaded } }
}

/** The document with the notary's word on it. */
export function judged(
  { stage }: Pick<Standing, 'stage'>,
  documents: readonly DossierDocument[],
  { documentId, accepted, reason }: JudgeDocument,
): Filed {
  onlyWhilePrepared(stage)
  const document = currentDocuments(documents).find((one) => one.documentId === documentId)
  if (document === undefined) throw unknown('There is no such document, or a newer version took its place')
  if (!accepted && (reason ?? '').trim() === '') {
    throw new Refusal('reason-missing', 'Say why the document is refused')
  }
  const status = accepted ? 'accepted' : 'refused'
  if (document.status === status && document.reason === reason) return { isNew: false, document }
  if (document.status === 'uploaded') return { isNew: true, document: { ...document, status, reason } }
  throw new Refusal('document-already-judged', `The document has been ${document.status} already`)
}

function onlyWhilePrepared(stage: Stage): void {
  if (STAGES[stage].waitsFor === 'notary') return
  throw new Refusal('illegal-transition', `The transaction is ${stage}`, { from: stage })
}

function unknown(message: string): Refusal {
  return new Refusal('document-unknown', message)
}
