import type { Knex } from 'knex'
import type { Actor } from '../../domain/actor.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { DossierStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { actOn, actOnce } from './act.ts'
import { append } from './history.ts'
import { toJson } from './json.ts'
import type { DocumentRow } from './rows.ts'

export function addDocument(
  knex: Knex,
  transactionId: TransactionId,
  document: DossierDocument,
  actor: Actor,
): Promise<void> {
  const { documentId, slot, version, ref } = document
  return actOnce(knex, transactionId, `document/${slot}/${version}`, async (trx) => {
    await trx<DocumentRow>('document').insert({
      document_id: documentId,
      transaction_id: transactionId,
      slot,
      version,
      sha256: ref.sha256,
      bytes: ref.bytes,
      object_key: ref.key,
      object_version_id: ref.versionId,
      status: document.status,
      reason: document.reason,
      uploaded_at: document.uploadedAt,
      findings: toJson(document.findings),
    })
    return {
      at: document.uploadedAt,
      event: 'document-uploaded',
      actorId: actor.id,
      detail: { documentId, slot, version, sha256: ref.sha256 },
    }
  })
}

export function judgeDocument(
  knex: Knex,
  command: Parameters<DossierStore['judgeDocument']>[0],
): Promise<void> {
  const { transactionId, documentId, accepted, reason, actor, at } = command
  const status = accepted ? 'accepted' : 'refused'
  return actOn(knex, transactionId, async (trx) => {
    const row = await trx<DocumentRow>('document')
      .where({ document_id: documentId, transaction_id: transactionId })
      .first('status', 'reason', 'slot', 'version')
    if (row === undefined) throw new Refusal('document-unknown', 'The dossier has no such document')
    if (row.status === status && row.reason === reason) return
    if (row.status !== 'uploaded') {
      throw new Refusal('document-already-judged', `The document has been ${row.status} already`)
    }
    await trx<DocumentRow>('document')
      .where({ document_id: documentId, transaction_id: transactionId })
      .update({ status, reason })
    await append(trx, transactionId, `judged/${documentId}`, {
      at,
      event: accepted ? 'document-accepted' : 'document-refused',
      actorId: actor.id,
      detail: { documentId, slot: row.slot, version: row.version, reason },
    })
  })
}
