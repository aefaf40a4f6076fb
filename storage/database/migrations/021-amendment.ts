import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/**
 * The terms of a transaction that came back, before and after each correction. `amended_round` is the last round that
 * was examined on other terms than those of now: what was assessed in it is void.
 */
export const amendment: Step = {
  name: '021-amendment',
  statements: (dialect) => [
    `alter table dossier add column amended_round integer`,
    `create table terms_amendment (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      n integer not null,
      at text not null,
      actor_id text not null,
      terms_before text not null,
      terms_after text not null,
      primary key (transaction_id, n)
    )`,
    ...appendOnly(dialect, 'terms_amendment'),
  ],
}
