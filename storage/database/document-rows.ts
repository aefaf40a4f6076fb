import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { fromJson, toJson } from './json.ts'
import { DOCUMENT_COLUMNS } from './rows.ts'
import type { DocumentRow } from './rows.ts'

/** All versions, oldest first. */
export async function documentsOf(
  trx: Knex,
  transactionId: TransactionId,
): Promise<readonly DossierDocument[]> {
  const rows = await trx<DocumentRow>('document')
    .where({ transaction_id: transactionId })
    .orderBy(['uploaded_at', 'slot', 'version'])
    .select(...DOCUMENT_COLUMNS)
  return rows.map(documentFrom)
}

export function documentRow(transactionId: TransactionId, document: DossierDocument): DocumentRow {
  const { documentId, slot, version, ref, mediaType, status, reason } = document
  return {
    document_id: documentId,
    transaction_id: transactionId,
    slot,
    version,
    sha256: ref.sha256,
    bytes: ref.bytes,
    object_key: ref.key,
    object_version_id: ref.versionId,
    media_type: mediaType,
    status,
    reason,
    uploaded_at: document.uploadedAt,
    judged_at: document.judgedAt,
    valid_until: document.validUntil,
    findings: toJson(document.findings),
  }
}

function documentFrom(row: DocumentRow): DossierDocument {
  return {
    documentId: row.document_id,
    slot: row.slot,
    version: row.version,
    ref: { sha256: row.sha256, bytes: row.bytes, key: row.object_key, versionId: row.object_version_id },
    mediaType: row.media_type,
    status: row.status,
    reason: row.reason,
    uploadedAt: row.uploaded_at,
    judgedAt: row.judged_at,
    validUntil: row.valid_until,
    findings: fromJson(row.findings),
  }
}
