import { openDatabase } from '../../storage/database/connect.ts'
import { createStores } from '../../storage/database/stores.ts'
import type { Stores } from '../../domain/ports.ts'
import { readConfig } from '../config.ts'
import { findRunning } from '../start/running.ts'

/** Works on the stores of DATABASE_URL or, when that is not set, of the installation in a data folder. */
export async function withStores<Result>(
  dataFolder: string,
  work: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  const env = process.env['DATABASE_URL'] === undefined ? (await findRunning(dataFolder)).env : process.env
  const knex = await openDatabase(readConfig(['database'], env).database)
  try {
    return await work(createStores(knex))
  } finally {
    await knex.destroy()
  }
}
