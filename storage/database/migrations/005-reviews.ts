import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** What screening found on which facts, and what officers decided upon it. */
export const reviews: Step = {
  name: '005-reviews',
  statements: (dialect) => [
    `create table screening (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      round integer not null,
      facts text not null,
      facts_sha256 text not null,
      rules_version text not null,
      findings text not null,
      primary key (transaction_id, round)
    )`,
    `create table review_case (
      case_id ${dialect.text} primary key,
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      opened_at ${dialect.text} not null,
      flags text not null,
      facts text not null,
      facts_sha256 text not null,
      rules_version text not null,
      claimed_by text,
      outcome text,
      decided_at ${dialect.text}
    )`,
    `create table case_decision (
      case_id ${dialect.text} not null references review_case (case_id),
      n integer not null,
      officer_id text not null,
      decision text not null,
      reasons text not null,
      note text not null,
      at text not null,
      outcome text not null,
      primary key (case_id, n),
      unique (case_id, officer_id)
    )`,
    ...appendOnly(dialect, 'screening'),
    ...appendOnly(dialect, 'case_decision'),
  ],
}
