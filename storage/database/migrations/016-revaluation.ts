import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** The duty reopened after registration: the claim, the objection and the decision, each written once. */
export const revaluation: Step = {
  name: '016-revaluation',
  statements: (dialect) => [
    `create table revaluation (
      transaction_id ${dialect.text} primary key references dossier (transaction_id),
      officer_id text not null,
      at text not null,
      declared bigint not null,
      value bigint not null,
      reasons text not null,
      note text not null,
      lines text not null,
      object_until text not null,
      check (value > declared)
    )`,
    `create table revaluation_objection (
      transaction_id ${dialect.text} primary key references revaluation (transaction_id),
      actor_id text,
      grounds text not null,
      at text not null
    )`,
    `create table revaluation_decision (
      transaction_id ${dialect.text} primary key references revaluation_objection (transaction_id),
      officer_id text not null,
      outcome text not null,
      value bigint not null,
      note text not null,
      at text not null
    )`,
    ...['revaluation', 'revaluation_objection', 'revaluation_decision'].flatMap((table) =>
      appendOnly(dialect, table),
    ),
  ],
}
