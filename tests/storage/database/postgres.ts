import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { openDatabase } from '../../../storage/database/connect.ts'
import { migrate } from '../../../storage/database/migrations/migrate.ts'
import { createStores } from '../../../storage/database/stores.ts'
import { running } from '../../running.ts'
import type { OpenStores } from '../contract.ts'

/** The address of a new, empty database on the run's server. */
export async function createEmpty(): Promise<string> {
  const server = await running().postgres()
  const name = `register_${randomBytes(6).toString('hex')}`
  const owner = await openDatabase({ url: server.url, connections: 1 })
  await owner.raw('create database ??', [name])
  await owner.destroy()
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return url.href
}

/** A new, migrated database on the run's server. */
export async function openPostgres(): Promise<{ readonly knex: Knex }> {
  const knex = await openDatabase({ url: await createEmpty() })
  await migrate(knex)
  return { knex }
}

export async function openPostgresStores(): Promise<OpenStores> {
  const { knex } = await openPostgres()
  return { stores: createStores(knex), close: () => knex.destroy() }
}
