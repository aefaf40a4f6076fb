import type { Knex } from 'knex'
import { commit } from './commit.ts'
import { pendingSteps } from './migrations/migrate.ts'

export type DatabaseHealth =
  | { readonly healthy: true }
  | {
      readonly healthy: false
      readonly because: 'away' | 'not-migrated' | 'not-writable'
      readonly detail: string
    }

/**
 * Whether the database answers, has the schema that this program expects, and keeps what is written to it.
 * Never throws; `detail` is for the operator, not for the public.
 */
export async function checkDatabase(knex: Knex): Promise<DatabaseHealth> {
  try {
    await knex.raw('select 1')
  } catch (error) {
    return unhealthy('away', error)
  }
  const pending = await pendingSteps(knex).catch((error: unknown) => [String(error)])
  if (pending.length > 0) return unhealthy('not-migrated', pending.join(', '))
  try {
    await writeAndReadBack(knex)
    return { healthy: true }
  } catch (error) {
    return unhealthy('not-writable', error)
  }
}

interface ProbeRow {
  readonly id: number
  readonly value: number
}

async function writeAndReadBack(knex: Knex): Promise<void> {
  const written = await commit(knex, (trx) =>
    trx<ProbeRow>('probe')
      .insert({ id: 1, value: 1 })
      .onConflict('id')
      .merge({ value: trx.raw('probe.value + 1') as unknown as number })
      .returning('value'),
  )
  const read = await knex<ProbeRow>('probe').where({ id: 1 }).first('value')
  const [row] = written
  if (row === undefined || read === undefined || read.value < row.value) {
    throw new Error('What was written could not be read back')
  }
}

function unhealthy(
  because: Extract<DatabaseHealth, { readonly healthy: false }>['because'],
  reason: unknown,
): DatabaseHealth {
  return { healthy: false, because, detail: reason instanceof Error ? reason.message : String(reason) }
}
