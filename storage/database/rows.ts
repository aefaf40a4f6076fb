import type { Assessment } from '../../domain/assessment/assess.ts'
import type { Pin, Sha256, TransactionId } from '../../domain/ids.ts'
import type { Instant, LocalDate } from '../../domain/time.ts'
import type { DocumentStatus, MediaType } from '../../domain/transaction/document.ts'
import type { Kind, Terms } from '../../domain/transaction/terms.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import type { Finding } from '../../domain/verdict.ts'
import type { Json } from './json.ts'

/* The rows that make up a dossier, as the tables hold them. */

export interface DossierRow {
  readonly transaction_id: TransactionId
  readonly kind: Kind
  readonly notary_id: string
  readonly stage: Stage
  readonly pin: Pin
  readonly terms: Json<Terms>
  readonly opened_at: Instant
  readonly receipt_number: string | null
  readonly lodged_at: Instant | null
  readonly lodged_sha256: Sha256 | null
  readonly returned_codes: Json<readonly string[]> | null
  readonly returned_until: Instant | null
  readonly transcription_volume: string | null
  readonly transcription_number: number | null
  readonly registered_at: Instant | null
  readonly certificate_sha256: Sha256 | null
  readonly certificate_bytes: number | null
  readonly certificate_key: string | null
  readonly certificate_version_id: string | null
  readonly sealed_at: Instant | null
  readonly receipt_sha256: Sha256 | null
  readonly receipt_bytes: number | null
  readonly receipt_key: string | null
  readonly receipt_version_id: string | null
  readonly receipt_sealed_at: Instant | null
  readonly amended_round: number | null
}

export const DOSSIER_COLUMNS = [
  'transaction_id',
  'kind',
  'notary_id',
  'stage',
  'pin',
  'terms',
  'opened_at',
  'receipt_number',
  'lodged_at',
  'lodged_sha256',
  'returned_codes',
  'returned_until',
  'transcription_volume',
  'transcription_number',
  'registered_at',
  'certificate_sha256',
  'certificate_bytes',
  'certificate_key',
  'certificate_version_id',
  'sealed_at',
  'receipt_sha256',
  'receipt_bytes',
  'receipt_key',
  'receipt_version_id',
  'receipt_sealed_at',
  'amended_round',
] as const satisfies readonly (keyof DossierRow)[]

export interface DocumentRow {
  readonly document_id: string
  readonly transaction_id: TransactionId
  readonly slot: string
  readonly version: number
  readonly sha256: Sha256
  readonly bytes: number
  readonly object_key: string
  readonly object_version_id: string
  readonly media_type: MediaType
  readonly status: DocumentStatus
  readonly reason: string | null
  readonly uploaded_at: Instant
  readonly judged_at: Instant | null
  readonly valid_until: LocalDate | null
  readonly findings: Json<readonly Finding[]>
}

export const DOCUMENT_COLUMNS = [
  'document_id',
  'transaction_id',
  'slot',
  'version',
  'sha256',
  'bytes',
  'object_key',
  'object_version_id',
  'media_type',
  'status',
  'reason',
  'uploaded_at',
  'judged_at',
  'valid_until',
  'findings',
] as const satisfies readonly (keyof DocumentRow)[]

export interface LodgingRow {
  readonly transaction_id: TransactionId
  readonly round: number
  readonly deed_sha256: Sha256
  readonly at: Instant
}

export interface ExaminationRow {
  readonly transaction_id: TransactionId
  readonly round: number
  readonly at: Instant
  readonly findings: Json<readonly Finding[]>
  readonly assessment: Json<Assessment>
}
