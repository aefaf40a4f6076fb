import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { AddDocument, JudgeDocument } from '../../domain/ports.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { judged, versionOf } from '../../domain/transaction/filing.ts'
import { onlyItsNotary } from '../../domain/transaction/its-notary.ts'
import { actOn } from './act.ts'
import { append } from './history.ts'
import { fromJson, toJson } from './json.ts'
import { DOCUMENT_COLUMNS } from './rows.ts'
import type { DocumentRow } from './rows.ts'

/** All versions, oldest first. */
export async function documentsOf(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<readonly DossierDocument[]> {
  const rows = await trx<DocumentRow>('document')
    .where({ transaction_id: transactionId })
    .orderBy(['uploaded_at', 'slot', 'version'])
    .select(...DOCUMENT_COLUMNS)
  return rows.map(documentFrom)
}

export function addDocument(knex: Knex, command: AddDocument): Promise<DossierDocument> {
  const { transactionId, actor } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsNotary(dossier.notary_id, actor)
    const { isNew, document } = versionOf(
      { stage: dossier.stage, terms: fromJson(dossier.terms) },
      await documentsOf(trx, transactionId),
      command,
    )
    if (!isNew) return document
    const { documentId, slot, version, ref, uploadedAt } = document
    await insertDocument(trx, transactionId, document)
    await append(trx, transactionId, `document/${slot}/${version}`, {
      at: uploadedAt,
      event: 'document-uploaded',
      actorId: actor.id,
      detail: { documentId, slot, version, sha256: ref.sha256 },
    })
    return document
  })
}

async function insertDocument(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  { documentId, slot, version, ref, status, reason, uploadedAt, findings }: DossierDocument,
): Promise<void> {
  await trx<DocumentRow>('document').insert({
    document_id: documentId,
    transaction_id: transactionId,
    slot,
    version,
    sha256: ref.sha256,
    bytes: ref.bytes,
    object_key: ref.key,
    object_version_id: ref.versionId,
    status,
    reason,
    uploaded_at: uploadedAt,
    findings: toJson(findings),
  })
}

export function judgeDocument(knex: Knex, judgement: JudgeDocument): Promise<void> {
  const { transactionId, documentId, accepted, actor, at } = judgement
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsNotary(dossier.notary_id, actor)
    const { isNew, document } = judged(dossier, await documentsOf(trx, transactionId), judgement)
    if (!isNew) return
    const { slot, version, status, reason } = document
    await trx<DocumentRow>('document')
      .where({ document_id: documentId, transaction_id: transactionId })
      .update({ status, reason })
    await append(trx, transactionId, `judged/${documentId}`, {
      at,
      event: accepted ? 'document-accepted' : 'document-refused',
      actorId: actor.id,
      detail: { documentId, slot, version, reason },
    })
  })
}

function documentFrom(row: DocumentRow): DossierDocument {
  return {
    documentId: row.document_id,
    slot: row.slot,
    version: row.version,
    ref: { sha256: row.sha256, bytes: row.bytes, key: row.object_key, versionId: row.object_version_id },
    status: row.status,
    reason: row.reason,
    uploadedAt: row.uploaded_at,
    findings: fromJson(row.findings),
  }
}
