import { openDatabase } from '../../../storage/database/connect.ts'
import { itMigratesOlderRecords } from './older.ts'
import { createEmpty } from './postgres.ts'

describe('migrating PostgreSQL', () => {
  itMigratesOlderRecords(async () => openDatabase({ url: await createEmpty() }))
})
