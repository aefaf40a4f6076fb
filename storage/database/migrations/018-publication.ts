import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** What anyone objects to while a transaction is published, and how each objection ended. */
export const publication: Step = {
  name: '018-publication',
  statements: (dialect) => [
    `create table public_objection (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      objection_id ${dialect.text} not null,
      objector text not null,
      grounds text not null,
      officer_id text not null,
      at text not null,
      primary key (transaction_id, objection_id)
    )`,
    `create table public_objection_end (
      transaction_id ${dialect.text} not null,
      objection_id ${dialect.text} not null,
      outcome text not null check (outcome in ('withdrawn', 'dismissed')),
      note text not null,
      officer_id text not null,
      at text not null,
      primary key (transaction_id, objection_id),
      foreign key (transaction_id, objection_id) references public_objection (transaction_id, objection_id)
    )`,
    ...['public_objection', 'public_objection_end'].flatMap((table) => appendOnly(dialect, table)),
  ],
}
