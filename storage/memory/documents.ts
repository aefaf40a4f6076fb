import type { Actor } from '../../domain/actor.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { DossierStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { onlyItsNotary } from '../../domain/transaction/its-notary.ts'
import { append, hasHappened, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function addDocument(
  state: State,
  transactionId: TransactionId,
  document: DossierDocument,
  actor: Actor,
): Promise<void> {
  const { documentId, slot, version, ref, uploadedAt } = document
  return soon(() => {
    const dossier = mustFind(state, transactionId)
    onlyItsNotary(dossier.notaryId, actor)
    const key = `document/${slot}/${version}`
    if (hasHappened(state, transactionId, key)) return
    state.dossiers.set(transactionId, { ...dossier, documents: [...dossier.documents, document] })
    const detail = { documentId, slot, version, sha256: ref.sha256 }
    append(state, transactionId, key, {
      at: uploadedAt,
      event: 'document-uploaded',
      actorId: actor.id,
      detail,
    })
  })
}

export function judgeDocument(state: State, command: Parameters<DossierStore['judgeDocument']>[0]): void {
  const { transactionId, documentId, accepted, reason, actor, at } = command
  const status = accepted ? 'accepted' : 'refused'
  const dossier = mustFind(state, transactionId)
  onlyItsNotary(dossier.notaryId, actor)
  const document = dossier.documents.find((candidate) => candidate.documentId === documentId)
  if (document === undefined) throw new Refusal('document-unknown', 'The dossier has no such document')
  if (document.status === status && document.reason === reason) return
  if (document.status !== 'uploaded') {
    throw new Refusal('document-already-judged', `The document has been ${document.status} already`)
  }
  const documents = dossier.documents.map((other) =>
    other === document ? ({ ...document, status, reason } as const) : other,
  )
  state.dossiers.set(transactionId, { ...dossier, documents })
  const { slot, version } = document
  append(state, transactionId, `judged/${documentId}`, {
    at,
    event: accepted ? 'document-accepted' : 'document-refused',
    actorId: actor.id,
    detail: { documentId, slot, version, reason },
  })
}
