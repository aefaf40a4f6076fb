import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStores } from '../../storage/database/stores.ts'
import { createMemoryStores } from '../../storage/memory/stores.ts'
import { itBehavesLikeStores } from './contract.ts'
import type { OpenStores } from './contract.ts'
import { openMigrated } from './migrated.ts'

async function openSqlite(): Promise<OpenStores> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-stores-'))
  const knex = await openMigrated(folder)
  return {
    stores: createStores(knex),
    close: async () => {
      await knex.destroy()
      await rm(folder, { recursive: true })
    },
  }
}

describe('stores in an SQLite file', function () {
  // Every commit waits for the disk, and the disk may be slow.
  this.timeout(60_000)
  itBehavesLikeStores(openSqlite)
})

describe('stores in memory', () => {
  itBehavesLikeStores(() => Promise.resolve({ stores: createMemoryStores(), close: () => Promise.resolve() }))
})
