import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** Until when each wait of a transaction lasted: as it was set, and each time that it was put off. */
export const corrections: Step = {
  name: '015-corrections',
  statements: (dialect) => [
    `create table deadline (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      deadline text not null,
      round integer not null,
      n integer not null,
      until text not null,
      set_at ${dialect.text} not null,
      actor_id text,
      actor_role text,
      reason text,
      primary key (transaction_id, deadline, round, n)
    )`,
    ...appendOnly(dialect, 'deadline'),
  ],
}
