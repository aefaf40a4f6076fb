import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { Transcription } from '../../domain/register/title.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import type {
  Certificate,
  Dossier,
  DossierExtract,
  Receipt,
  ReceiptDocument,
  Returned,
} from '../../domain/transaction/dossier.ts'
import { fromJson } from './json.ts'
import { DOSSIER_COLUMNS } from './rows.ts'
import type { DocumentRow, DossierRow, ExaminationRow } from './rows.ts'

const EXAMINATION_COLUMNS = [
  'round',
  'findings',
  'assessment',
] as const satisfies readonly (keyof ExaminationRow)[]

const DEED_COLUMNS = [
  'sha256',
  'bytes',
  'object_key',
  'object_version_id',
] as const satisfies readonly (keyof DocumentRow)[]

type Found<Row> = Row | { readonly [Column in keyof Row]: null }
type LastExamination = Found<Pick<ExaminationRow, (typeof EXAMINATION_COLUMNS)[number]>>
type NewestDeed = Found<Pick<DocumentRow, (typeof DEED_COLUMNS)[number]>>

/** A dossier with its last examination and its newest deed, where it has them. */
export type ExtractRow = DossierRow & LastExamination & NewestDeed

/** One statement, so that all of it is as of one moment. */
export async function findExtractRow(
  knex: Knex,
  transactionId: TransactionId,
): Promise<ExtractRow | undefined> {
  const rows = await knex('dossier')
    .joinRaw(
      `left join examination on examination.transaction_id = dossier.transaction_id and examination.round =
        (select max(round) from examination where examination.transaction_id = dossier.transaction_id)`,
    )
    .joinRaw(
      `left join document on document.transaction_id = dossier.transaction_id and document.slot = 'deed'
        and document.version = (select max(version) from document
          where document.transaction_id = dossier.transaction_id and document.slot = 'deed')`,
    )
    .where('dossier.transaction_id', transactionId)
    .select<ExtractRow[]>(
      ...DOSSIER_COLUMNS.map((column) => `dossier.${column}`),
      ...EXAMINATION_COLUMNS.map((column) => `examination.${column}`),
      ...DEED_COLUMNS.map((column) => `document.${column}`),
    )
  return rows[0]
}

export async function extractOf(
  knex: Knex,
  transactionId: TransactionId,
): Promise<DossierExtract | undefined> {
  const row = await findExtractRow(knex, transactionId)
  return row && { ...standingFrom(row), deed: deedFrom(row) }
}

/** How the dossier stands, its lists aside. */
export function standingFrom(row: ExtractRow): Omit<Dossier, 'documents' | 'requests' | 'notices'> {
  return {
    transactionId: row.transaction_id,
    kind: row.kind,
    notaryId: row.notary_id,
    stage: row.stage,
    terms: fromJson(row.terms),
    openedAt: row.opened_at,
    receipt: receiptFrom(row),
    findings: row.findings === null ? [] : fromJson(row.findings),
    returned: returnedFrom(row),
    assessment: assessmentFrom(row),
    transcription: transcriptionFrom(row),
    registeredAt: row.registered_at,
    certificate: certificateFrom(row),
    receiptDocument: receiptDocumentFrom(row),
  }
}

/** None where the terms were corrected since. */
function assessmentFrom({ round, assessment, amended_round: amended }: ExtractRow): Dossier['assessment'] {
  if (assessment === null || (amended !== null && round <= amended)) return null
  return fromJson(assessment)
}

function deedFrom(row: NewestDeed): DocumentRef | null {
  if (row.sha256 === null) return null
  return { sha256: row.sha256, bytes: row.bytes, key: row.object_key, versionId: row.object_version_id }
}

export function receiptFrom(row: DossierRow): Receipt | null {
  const { receipt_number: number, lodged_at: at, lodged_sha256: deedSha256 } = row
  return number === null || at === null || deedSha256 === null ? null : { number, at, deedSha256 }
}

export function transcriptionFrom(row: DossierRow): Transcription | null {
  const { transcription_volume: volume, transcription_number: number } = row
  return volume === null || number === null ? null : { volume, number }
}

export function returnedFrom({ returned_codes: codes, returned_until: until }: DossierRow): Returned | null {
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

export function receiptDocumentFrom(row: DossierRow): ReceiptDocument | null {
  const { receipt_sha256: sha256, receipt_bytes: bytes, receipt_key: key } = row
  const { receipt_version_id: versionId, receipt_sealed_at: sealedAt } = row
  if (sha256 === null || bytes === null || key === null || versionId === null || sealedAt === null) {
    return null
  }
  return { ref: { sha256, bytes, key, versionId }, sealedAt }
}
