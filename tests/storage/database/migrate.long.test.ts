import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { openDatabase } from '../../../storage/database/connect.ts'
import { checkDatabase } from '../../../storage/database/health.ts'
import { migrate } from '../../../storage/database/migrations/migrate.ts'

describe('migrating one file', () => {
  let folder: string
  const open = (name: string): Promise<Knex> => openDatabase({ url: `sqlite:${join(folder, name)}` })

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'registrar-migrate-'))
  })

  after(() => rm(folder, { recursive: true }))

  it('is done once when several programs start at the same time', async () => {
    // Often enough for those who open a file that is not there yet to meet.
    for (let round = 0; round < 20; round += 1) {
      const file = `race-${String(round)}.db`
      const programs = await Promise.all([open(file), open(file), open(file)])
      await Promise.all(programs.map((knex) => migrate(knex)))
      for (const knex of programs) expect(await checkDatabase(knex)).to.deep.equal({ healthy: true })
      await Promise.all(programs.map((knex) => knex.destroy()))
    }
  })
})
