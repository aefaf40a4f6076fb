import { openDatabase } from '../../storage/database/connect.ts'
import { migrate } from '../../storage/database/migrations/migrate.ts'
import { readConfig } from '../config.ts'

/** Brings the database of DATABASE_URL to this version. Running it again changes nothing. */
export async function migrateDatabase(): Promise<void> {
  const knex = await openDatabase(readConfig(['database']).database)
  try {
    await migrate(knex)
    console.log('The database is at this version.')
  } finally {
    await knex.destroy()
  }
}
