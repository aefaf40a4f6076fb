import { expect } from 'chai'
import { openDatabase } from '../../../storage/database/connect.ts'
import { migrate } from '../../../storage/database/migrations/migrate.ts'
import { itGuardsTheRecord } from './guards.ts'

describe('the record in SQLite', () => {
  itGuardsTheRecord(async () => {
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    await migrate(knex)
    return { knex, close: () => knex.destroy() }
  })

  it('does not let INSERT OR REPLACE pass by its triggers', async () => {
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    await migrate(knex)
    const row = "values (1, '2026-11-23T08:00:00.000Z', 'pin-unknown', null, '/', null)"
    await knex.raw(`insert into refusal (id, at, code, actor_id, route, transaction_id) ${row}`)
    const replace = knex.raw(
      `insert or replace into refusal (id, at, code, actor_id, route, transaction_id) ${row}`,
    )
    const error: unknown = await replace.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(String(error)).to.include('refusal is append-only')
    await knex.destroy()
  })
})
