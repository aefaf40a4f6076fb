import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** What happened to transactions: lodged, examined, and each event in its order. */
export const procedure: Step = {
  name: '003-procedure',
  statements: (dialect) => [
    `create table lodging (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      round integer not null,
      deed_sha256 ${dialect.text} not null,
      at ${dialect.text} not null,
      primary key (transaction_id, round)
    )`,
    `create index lodging_deed on lodging (deed_sha256)`,
    `create table examination (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      round integer not null,
      at text not null,
      findings text not null,
      assessment text not null,
      primary key (transaction_id, round)
    )`,
    `create table history (
      seq ${dialect.rising},
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      event_key ${dialect.text} not null,
      at text not null,
      event text not null,
      actor_id text,
      detail text not null,
      unique (transaction_id, event_key)
    )`,
    `create index history_transaction on history (transaction_id, seq)`,
    ...['lodging', 'examination', 'history'].flatMap((table) => appendOnly(dialect, table)),
  ],
}
