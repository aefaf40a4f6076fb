import type { Step } from './dialect.ts'

/** Transactions, and their documents. */
export const dossiers: Step = {
  name: '002-dossiers',
  statements: (dialect) => [
    `create table dossier (
      transaction_id ${dialect.text} primary key,
      kind text not null,
      notary_id ${dialect.text} not null,
      stage text not null,
      pin ${dialect.text} not null references parcel (pin),
      terms text not null,
      opened_at ${dialect.text} not null,
      receipt_number ${dialect.text} unique,
      lodged_at text,
      lodged_sha256 text,
      returned_codes text,
      returned_until text,
      transcription_volume text,
      transcription_number bigint,
      registered_at text,
      certificate_sha256 ${dialect.text},
      certificate_bytes bigint,
      certificate_key text,
      certificate_version_id text,
      sealed_at text,
      unique (transcription_volume, transcription_number)
    )`,
    // The judge of who holds a parcel. A test holds this list against the domain's.
    `create unique index dossier_parcel_held on dossier (pin) where stage in
      ('lodged', 'examining', 'returned', 'awaiting-payment', 'clearing', 'in-review', 'registering')`,
    `create index dossier_notary on dossier (notary_id, opened_at)`,
    `create index dossier_certificate on dossier (certificate_sha256)`,
    `create table document (
      document_id ${dialect.text} not null,
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      slot ${dialect.text} not null,
      version integer not null,
      sha256 text not null,
      bytes bigint not null,
      object_key text not null,
      object_version_id text not null,
      status text not null,
      reason text,
      uploaded_at ${dialect.text} not null,
      findings text not null,
      primary key (transaction_id, document_id),
      unique (transaction_id, slot, version)
    )`,
  ],
}
