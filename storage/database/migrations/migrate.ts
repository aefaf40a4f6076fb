import type { Knex } from 'knex'
import { insist } from '../commit.ts'
import { engineOf } from '../engine.ts'
import type { Engine } from '../engine.ts'
import { register } from './001-register.ts'
import { dossiers } from './002-dossiers.ts'
import { procedure } from './003-procedure.ts'
import { payments } from './004-payments.ts'
import { reviews } from './005-reviews.ts'
import { edge } from './006-edge.ts'
import { roll } from './007-roll.ts'
import { evidence } from './008-evidence.ts'
import { archiveProof } from './009-archive-proof.ts'
import { onHold } from './009-on-hold.ts'
import { kinds } from './010-kinds.ts'
import { registerEffects } from './011-register-effects.ts'
import { exchange } from './012-exchange.ts'
import { outbox } from './013-outbox.ts'
import { shield } from './014-shield.ts'
import { corrections } from './015-corrections.ts'
import { revaluation } from './016-revaluation.ts'
import { dryRuns } from './017-dry-run.ts'
import { publication } from './018-publication.ts'
import { owners } from './019-owners.ts'
import { surcharge } from './020-surcharge.ts'
import { amendment } from './021-amendment.ts'
import { courtOrder } from './022-court-order.ts'
import { judgedAt } from './024-judged-at.ts'
import { webhookSecrets } from './027-webhook-secrets.ts'
import { objectionsByAnyone } from './028-objections-by-anyone.ts'
import { dossierParties } from './029-dossier-parties.ts'
import { DIALECTS } from './dialect.ts'
import type { Step } from './dialect.ts'

/** The schema, step by step, in the order of its making. */
export const STEPS: readonly Step[] = [
  register,
  dossiers,
  procedure,
  payments,
  reviews,
  edge,
  roll,
  evidence,
  onHold,
  archiveProof,
  registerEffects,
  kinds,
  outbox,
  shield,
  corrections,
  dryRuns,
  exchange,
  revaluation,
  owners,
  publication,
  surcharge,
  amendment,
  courtOrder,
  judgedAt,
  webhookSecrets,
  objectionsByAnyone,
  dossierParties,
]

const sourceOf = (steps: readonly Step[]): Knex.MigrationSource<Step> => ({
  getMigrations: () => Promise.resolve([...steps]),
  getMigrationName: (step) => step.name,
  getMigration: (step) =>
    Promise.resolve({
      up: async (knex) => {
        for (const statement of step.statements(DIALECTS[engineOf(knex)])) await knex.raw(statement)
        await step.convert?.(knex)
      },
      down: () => Promise.reject(new Error('The register is not migrated backwards: restore a backup')),
    }),
})

/** A first statement that makes others who want to migrate wait: SQLite's write lock, an advisory lock. */
const ALONE: Readonly<Record<Engine, string>> = {
  sqlite: 'PRAGMA user_version = 1',
  postgres: 'select pg_advisory_xact_lock(20261123)',
}

/**
 * Brings the schema up to date in one commit, so that a program killed half way leaves nothing behind. Does
 * no harm when it is up to date, nor when several programs start at once. `steps`: all, but to see how an older
 * schema fares.
 */
export async function migrate(knex: Knex, steps = STEPS): Promise<void> {
  await insist(() =>
    knex.transaction(async (trx) => {
      await trx.raw(ALONE[engineOf(trx)])
      await trx.migrate.latest({ migrationSource: sourceOf(steps) })
    }),
  )
}

/** The steps that the database still lacks. */
export async function pendingSteps(knex: Knex): Promise<readonly string[]> {
  const [, pending] = (await knex.migrate.list({ migrationSource: sourceOf(STEPS) })) as [
    unknown,
    readonly Step[],
  ]
  return pending.map((step) => step.name)
}
