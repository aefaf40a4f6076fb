import { setTimeout as pause } from 'node:timers/promises'
import type { Knex } from 'knex'
import { engineOf } from '../engine.ts'
import { register } from './001-register.ts'
import { dossiers } from './002-dossiers.ts'
import { procedure } from './003-procedure.ts'
import { payments } from './004-payments.ts'
import { reviews } from './005-reviews.ts'
import { edge } from './006-edge.ts'
import { DIALECTS } from './dialect.ts'
import type { Step } from './dialect.ts'

/** The schema, step by step, in the order of its making. */
const STEPS: readonly Step[] = [register, dossiers, procedure, payments, reviews, edge]

const migrationSource: Knex.MigrationSource<Step> = {
  getMigrations: () => Promise.resolve([...STEPS]),
  getMigrationName: (step) => step.name,
  getMigration: (step) =>
    Promise.resolve({
      up: async (knex) => {
        for (const statement of step.statements(DIALECTS[engineOf(knex)])) await knex.raw(statement)
      },
      down: () => Promise.reject(new Error('The register is not migrated backwards: restore a backup')),
    }),
}

/** Milliseconds that a second process waits for the one that is migrating. */
const LONGEST_WAIT = 30_000
const BETWEEN_LOOKS = 250

/** Brings the schema up to date; harmless when it is, and when several processes start at once. */
export async function migrate(knex: Knex): Promise<void> {
  for (let waited = 0; ; waited += BETWEEN_LOOKS) {
    try {
      await knex.migrate.latest({ migrationSource })
      return
    } catch (error) {
      if (!isBeingMigrated(error) || waited >= LONGEST_WAIT) throw error
      await pause(BETWEEN_LOOKS)
    }
  }
}

/** The steps that the database still lacks. */
export async function pendingSteps(knex: Knex): Promise<readonly string[]> {
  const [, pending] = (await knex.migrate.list({ migrationSource })) as [unknown, readonly Step[]]
  return pending.map((step) => step.name)
}

function isBeingMigrated(error: unknown): boolean {
  return error instanceof Error && error.name === 'MigrationLocked'
}
