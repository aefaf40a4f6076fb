import type { AddDocument, JudgeDocument } from '../../domain/ports.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { judged, versionOf } from '../../domain/transaction/filing.ts'
import { onlyItsNotary } from '../../domain/transaction/its-notary.ts'
import { append, mustFind } from './state.ts'
import type { State } from './state.ts'

export function addDocument(state: State, command: AddDocument): DossierDocument {
  const { transactionId, actor } = command
  const dossier = mustFind(state, transactionId)
  onlyItsNotary(dossier.notaryId, actor)
  const { isNew, document } = versionOf(dossier, dossier.documents, command)
  if (!isNew) return document
  const { documentId, slot, version, ref, uploadedAt } = document
  state.dossiers.set(transactionId, { ...dossier, documents: [...dossier.documents, document] })
  append(state, transactionId, `document/${slot}/${version}`, {
    at: uploadedAt,
    event: 'document-uploaded',
    actorId: actor.id,
    detail: { documentId, slot, version, sha256: ref.sha256 },
  })
  return document
}

export function judgeDocument(state: State, command: JudgeDocument): void {
  const { transactionId, documentId, accepted, actor, at } = command
  const dossier = mustFind(state, transactionId)
  onlyItsNotary(dossier.notaryId, actor)
  const { isNew, document } = judged(dossier, dossier.documents, command)
  if (!isNew) return
  const documents = dossier.documents.map((other) => (other.documentId === documentId ? document : other))
  state.dossiers.set(transactionId, { ...dossier, documents })
  const { slot, version, reason } = document
  append(state, transactionId, `judged/${documentId}`, {
    at,
    event: accepted ? 'document-accepted' : 'document-refused',
    actorId: actor.id,
    detail: { documentId, slot, version, reason },
  })
}
