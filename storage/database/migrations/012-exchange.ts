import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** What notary and parties exchange: documents asked for in addition, links, messages; and whose clerk logs in. */
export const exchange: Step = {
  name: '012-exchange',
  statements: (dialect) => [
    `alter table document add column media_type text not null default 'application/pdf'`,
    `alter table document add column valid_until text`,
    `alter table session add column works_for text`,
    `create table document_request (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      n integer not null,
      request_key ${dialect.text} not null,
      title text not null,
      party text,
      until text,
      note text,
      asked_at text not null,
      taken_back_at text,
      primary key (transaction_id, n),
      unique (transaction_id, request_key)
    )`,
    `create table party_link (
      link_id ${dialect.text} primary key,
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      party text not null,
      code_sha256 ${dialect.text} not null unique,
      made_at ${dialect.text} not null,
      expires_at text not null,
      revoked_at text
    )`,
    `create index party_link_transaction on party_link (transaction_id)`,
    `create table dossier_message (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      n integer not null,
      message_key ${dialect.text} not null,
      party ${dialect.text} not null,
      sender text not null,
      text text not null,
      at text not null,
      primary key (transaction_id, n),
      unique (transaction_id, message_key)
    )`,
    `create table dossier_message_seen (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      party ${dialect.text} not null,
      reader ${dialect.text} not null,
      up_to integer not null,
      primary key (transaction_id, party, reader)
    )`,
    ...appendOnly(dialect, 'dossier_message'),
  ],
}
