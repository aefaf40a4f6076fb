import type { Actor } from '../domain/actor.ts'
import type { DocumentRef } from '../domain/transaction/document.ts'
import { isDocumentSlot } from '../domain/transaction/kinds.ts'
import type { DocumentSlot } from '../domain/transaction/kinds.ts'
import type { Handler } from './answer.ts'
import { onlyItsNotary, onlyWhile, openingOf } from './checks.ts'
import { documents, record, stepOf } from './effects.ts'
import type { DocumentUploaded, StageView } from './messages.ts'
import { refuse } from './refuse.ts'
import type { FiledDocument, State } from './transaction.ts'

interface Upload {
  readonly actor: Actor
  readonly slot: DocumentSlot
  readonly ref: DocumentRef
}

/** A new version takes the place of the one before, and is not accepted merely because that one was. */
export const takeUpload: Handler<Upload, DocumentUploaded> = {
  check(state, { actor, slot }) {
    onlyItsNotary(state, actor)
    onlyWhile(state, 'preparing', 'returned')
    if (!isDocumentSlot(openingOf(state).kind, slot)) {
      refuse('request-malformed', 'No such document is asked for', { slot })
    }
  },
  async act(state, { actor, slot, ref }) {
    const version = (state.documents[slot]?.version ?? 0) + 1
    const documentId = `${slot}-${version}`
    const findings = slot === 'deed' ? await documents.previewDeed({ ...stepOf(state), ref }) : []
    await record.recordDocument({ ...stepOf(state), actor, slot, version, documentId, ref, findings })
    file(state, slot, { documentId, version, sha256: ref.sha256, status: 'uploaded' })
    return { documentId, version }
  },
}

interface Judgement {
  readonly actor: Actor
  readonly documentId: string
  readonly accepted: boolean
  readonly reason: string | null
}

/** The notary answers for every document, so each current version has his word. */
export const takeJudgement: Handler<Judgement, StageView> = {
  check(state, { actor, documentId, accepted, reason }) {
    onlyItsNotary(state, actor)
    onlyWhile(state, 'preparing', 'returned')
    const [, { status }] = currentDocument(state, documentId)
    if (status !== 'uploaded' && status !== statusOf(accepted)) {
      refuse('document-already-judged', 'This document was judged otherwise before', { documentId })
    }
    if (!accepted && (reason ?? '').trim() === '') refuse('reason-missing', 'Say why it is refused')
  },
  async act(state, judgement) {
    const [slot, document] = currentDocument(state, judgement.documentId)
    await record.judgeDocument({ ...stepOf(state), ...judgement })
    file(state, slot, { ...document, status: statusOf(judgement.accepted) })
    return { stage: state.stage }
  },
}

function statusOf(accepted: boolean): 'accepted' | 'refused' {
  return accepted ? 'accepted' : 'refused'
}

function file(state: State, slot: DocumentSlot, document: FiledDocument): void {
  state.documents = { ...state.documents, [slot]: document }
}

function currentDocument(state: State, documentId: string): readonly [DocumentSlot, FiledDocument] {
  const entries = Object.entries(state.documents) as [DocumentSlot, FiledDocument][]
  const found = entries.find(([, document]) => document.documentId === documentId)
  return found ?? refuse('document-unknown', 'There is no such document, or a newer version took its place')
}
