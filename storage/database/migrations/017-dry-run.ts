import { appendOnly } from './append-only.ts'
import type { Step } from './dialect.ts'

/** What dry runs said, to be held against the examinations that followed. */
export const dryRuns: Step = {
  name: '017-dry-run',
  statements: (dialect) => [
    `create table dry_run (
      n ${dialect.rising},
      run_id ${dialect.text} not null unique,
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      actor_id text not null,
      at ${dialect.text} not null,
      deed_sha256 ${dialect.text},
      lodging text not null,
      examination text not null,
      assessment text not null
    )`,
    `create index dry_run_of_deed on dry_run (transaction_id, deed_sha256, n)`,
    `create index examination_at on examination (at)`,
    ...appendOnly(dialect, 'dry_run'),
  ],
}
