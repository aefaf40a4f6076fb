import { expect } from 'chai'
import type { Knex } from 'knex'
import { openDatabase } from '../../../storage/database/connect.ts'
import { checkDatabase } from '../../../storage/database/health.ts'
import { migrate } from '../../../storage/database/migrations/migrate.ts'
import { createStores } from '../../../storage/database/stores.ts'
import { createWorld } from '../contract/world.ts'
import { itGuardsTheRecord } from './guards.ts'
import { createEmpty, openPostgres } from './postgres.ts'

describe('the record in PostgreSQL', () => {
  itGuardsTheRecord(async () => {
    const { knex } = await openPostgres()
    return { knex, close: () => knex.destroy() }
  })

  describe('emptied whole', () => {
    let knex: Knex
    before(async () => {
      knex = (await openPostgres()).knex
    })
    after(() => knex.destroy())

    for (const table of ['history', 'title', 'ledger_entry', 'ledger_line']) {
      it(`refuses to be, for ${table}`, async () => {
        const error: unknown = await knex.raw('truncate ?? cascade', [table]).then(
          () => undefined,
          (reason: unknown) => reason,
        )
        expect(String(error)).to.include('append-only')
      })
    }
  })

  it('leaves no draft in the ledger at the end of a commit', async () => {
    const { knex } = await openPostgres()
    const { transactionId } = await createWorld(createStores(knex)).opened()
    const draft = {
      entry_id: 'draft',
      transaction_id: transactionId,
      at: '',
      description: '',
      state: 'draft',
    }
    const error: unknown = await knex('ledger_entry')
      .insert(draft)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      )
    expect(String(error)).to.include('must balance')
    await knex.destroy()
  })

  it('is migrated once when several programs start at the same time', async () => {
    const url = await createEmpty()
    const programs = await Promise.all([openDatabase({ url }), openDatabase({ url }), openDatabase({ url })])
    await Promise.all(programs.map((knex) => migrate(knex)))
    for (const knex of programs) expect(await checkDatabase(knex)).to.deep.equal({ healthy: true })
    await Promise.all(programs.map((knex) => knex.destroy()))
  })
})
