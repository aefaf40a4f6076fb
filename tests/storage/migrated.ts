import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { openDatabase } from '../../storage/database/connect.ts'
import { migrate } from '../../storage/database/migrations/migrate.ts'

let empty: Promise<Uint8Array> | undefined

/** An empty register in an SQLite file in this folder. Migrated once a process and copied since: steps take long. */
export async function openMigrated(folder: string): Promise<Knex> {
  empty ??= migrated()
  await writeFile(join(folder, 'register.db'), await empty)
  return openIn(folder)
}

async function migrated(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-migrated-'))
  const knex = await openIn(folder)
  await migrate(knex)
  // The last to leave has SQLite carry its journal over into the file, which is then the whole database.
  await knex.destroy()
  const bytes = await readFile(join(folder, 'register.db'))
  await rm(folder, { recursive: true })
  return bytes
}

function openIn(folder: string): Promise<Knex> {
  return openDatabase({ url: `sqlite:${join(folder, 'register.db')}` })
}
