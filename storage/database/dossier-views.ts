import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { DossierStore } from '../../domain/ports.ts'
import type { Transcription } from '../../domain/register/title.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import type {
  Certificate,
  Dossier,
  DossierSummary,
  Receipt,
  Returned,
} from '../../domain/transaction/dossier.ts'
import { snapshot } from './commit.ts'
import { fromJson } from './json.ts'
import { noticesOf } from './notices.ts'
import { DOCUMENT_COLUMNS, DOSSIER_COLUMNS } from './rows.ts'
import type { DocumentRow, DossierRow, ExaminationRow, LodgingRow } from './rows.ts'

/* Dossiers as their readers see them. */

export function findDossier(knex: Knex, transactionId: TransactionId): Promise<Dossier | undefined> {
  return snapshot(knex, (trx) => readDossier(trx, transactionId))
}

export async function notaryOf(knex: Knex, transactionId: TransactionId): Promise<string | undefined> {
  const row = await knex<DossierRow>('dossier').where({ transaction_id: transactionId }).first('notary_id')
  return row?.notary_id
}

export async function listOf(knex: Knex, notaryId: string): Promise<readonly DossierSummary[]> {
  const rows = await knex<DossierRow>('dossier')
    .where({ notary_id: notaryId })
    .orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'transaction_id' }])
    .select('transaction_id', 'stage', 'pin', 'terms', 'opened_at', 'receipt_number')
  return rows.map((row) => ({
    transactionId: row.transaction_id,
    stage: row.stage,
    pin: row.pin,
    purchasers: fromJson(row.terms)
      .purchasers.map((purchaser) => purchaser.name)
      .join(', '),
    openedAt: row.opened_at,
    receiptNumber: row.receipt_number,
  }))
}

/** A certificate has one dossier; of several that lodged the same deed, the registered one, else the newest. */
export function findByDocument(knex: Knex, sha256: Sha256): ReturnType<DossierStore['findByDocument']> {
  return snapshot(knex, async (trx) => {
    const sealed = await trx<DossierRow>('dossier')
      .where({ certificate_sha256: sha256 })
      .first('transaction_id')
    const found = sealed ?? (await lodgedWith(trx, sha256))
    const dossier = found && (await readDossier(trx, found.transaction_id))
    return dossier && { dossier, as: sealed === undefined ? 'deed' : 'certificate' }
  })
}

function lodgedWith(
  trx: Knex.Transaction,
  sha256: Sha256,
): Promise<{ readonly transaction_id: TransactionId } | undefined> {
  return trx<LodgingRow>('lodging')
    .join('dossier', 'dossier.transaction_id', 'lodging.transaction_id')
    .where('lodging.deed_sha256', sha256)
    .orderByRaw('case when dossier.registered_at is null then 1 else 0 end, lodging.at desc')
    .orderBy('lodging.transaction_id')
    .first('lodging.transaction_id as transaction_id')
}

async function readDossier(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<Dossier | undefined> {
  const only = { transaction_id: transactionId }
  const row = await trx<DossierRow>('dossier')
    .where(only)
    .first(...DOSSIER_COLUMNS)
  if (row === undefined) return undefined
  const documents = await trx<DocumentRow>('document')
    .where(only)
    .orderBy(['uploaded_at', 'slot', 'version'])
    .select(...DOCUMENT_COLUMNS)
  const examination = await trx<ExaminationRow>('examination')
    .where(only)
    .orderBy('round', 'desc')
    .first('findings', 'assessment')
  return {
    transactionId: row.transaction_id,
    kind: row.kind,
    notaryId: row.notary_id,
    stage: row.stage,
    terms: fromJson(row.terms),
    openedAt: row.opened_at,
    documents: documents.map(documentFrom),
    receipt: receiptFrom(row),
    findings: examination === undefined ? [] : fromJson(examination.findings),
    returned: returnedFrom(row),
    assessment: examination === undefined ? null : fromJson(examination.assessment),
    notices: await noticesOf(trx, transactionId),
    transcription: transcriptionFrom(row),
    registeredAt: row.registered_at,
    certificate: certificateFrom(row),
  }
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

export function receiptFrom(row: DossierRow): Receipt | null {
  const { receipt_number: number, lodged_at: at, lodged_sha256: deedSha256 } = row
  return number === null || at === null || deedSha256 === null ? null : { number, at, deedSha256 }
}

export function transcriptionFrom(row: DossierRow): Transcription | null {
  const { transcription_volume: volume, transcription_number: number } = row
  return volume === null || number === null ? null : { volume, number }
}

function returnedFrom({ returned_codes: codes, returned_until: until }: DossierRow): Returned | null {
  return codes === null || until === null ? null : { codes: fromJson(codes), until }
}

export function certificateFrom(row: DossierRow): Certificate | null {
  const { certificate_sha256: sha256, certificate_bytes: bytes, certificate_key: key } = row
  const { certificate_version_id: versionId, sealed_at: sealedAt } = row
  if (sha256 === null || bytes === null || key === null || versionId === null || sealedAt === null) {
    return null
  }
  return { ref: { sha256, bytes, key, versionId }, sealedAt }
}
