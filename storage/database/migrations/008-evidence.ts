import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/**
 * What every judgement of a document rested on, so that anyone can recompute it; the timestamps over lodged
 * deeds; the sealed receipts; the versions of the trust list; the evidence records of the archive.
 */
export const evidence: Step = {
  name: '008-evidence',
  statements: (dialect) => [
    `create table verdict (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      purpose ${dialect.text} not null,
      round integer not null,
      document text not null,
      evidence text not null,
      trust text not null,
      policy text not null,
      at text not null,
      verifier_version text not null,
      verdict text not null,
      primary key (transaction_id, purpose, round)
    )`,
    `create table receipt_timestamp (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      round integer not null,
      deed_sha256 text not null,
      at text not null,
      token_sha256 text not null,
      token text not null,
      primary key (transaction_id, round)
    )`,
    `create table trust_list (
      id ${dialect.text} not null,
      version integer not null,
      sha256 text not null,
      issued_at text not null,
      object text not null,
      seen_at text not null,
      primary key (id, version)
    )`,
    `create table evidence_record (
      document_sha256 ${dialect.text} not null,
      n integer not null,
      record text not null,
      at text not null,
      valid_until ${dialect.text} not null,
      primary key (document_sha256, n)
    )`,
    `create index evidence_record_end on evidence_record (valid_until)`,
    ...['sha256', 'key', 'version_id', 'sealed_at'].map(
      (column) => `alter table dossier add column receipt_${column} ${dialect.text}`,
    ),
    `alter table dossier add column receipt_bytes bigint`,
    `create index dossier_receipt on dossier (receipt_sha256)`,
    ...['verdict', 'receipt_timestamp', 'trust_list', 'evidence_record'].flatMap((table) =>
      appendOnly(dialect, table),
    ),
  ],
}
