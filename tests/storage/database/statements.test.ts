import { expect } from 'chai'
import type { Knex } from 'knex'
import { commit } from '../../../storage/database/commit.ts'
import { openDatabase } from '../../../storage/database/connect.ts'
import { rejectionOf } from '../vault/rejection.ts'

describe('the statements that an SQLite connection keeps', () => {
  let knex: Knex

  beforeEach(async () => {
    knex = await openDatabase({ url: 'sqlite::memory:' })
    await knex.schema.createTable('entry', (table) => {
      table.integer('n').primary()
    })
  })
  afterEach(() => knex.destroy())

  const count = (): Promise<number> => knex('entry').then((rows: readonly unknown[]) => rows.length)

  it('answer anew at every use, each with its own values', async () => {
    for (const n of [1, 2, 3]) await knex('entry').insert({ n })
    expect(await knex('entry').where({ n: 2 }).first('n')).to.deep.equal({ n: 2 })
    expect(await knex('entry').where({ n: 4 }).first('n')).to.equal(undefined)
    expect(await knex('entry').where({ n: 2 }).delete()).to.equal(1)
    expect(await knex('entry').where({ n: 2 }).delete()).to.equal(0)
    expect(await count()).to.equal(2)
  })

  it('serve after one of them failed', async () => {
    await knex('entry').insert({ n: 1 })
    expect((await rejectionOf(knex('entry').insert({ n: 1 }))).code).to.equal('SQLITE_CONSTRAINT')
    await knex('entry').insert({ n: 2 })
    expect(await count()).to.equal(2)
  })

  it('fail everyone who asked for what cannot be prepared, and hold nobody up', async () => {
    const twice = commit(knex, async (trx) => {
      const attempts = [1, 2].map(() => rejectionOf(trx('nowhere').select('n')))
      return (await Promise.all(attempts)).map(({ code }) => code)
    })
    expect(await twice).to.deep.equal(['SQLITE_ERROR', 'SQLITE_ERROR'])
  })

  it('see a table as it is now', async () => {
    expect(await knex('entry').select()).to.deep.equal([])
    await knex.schema.alterTable('entry', (table) => {
      table.string('name')
    })
    await knex('entry').insert({ n: 1, name: 'one' })
    expect(await knex('entry').select()).to.deep.equal([{ n: 1, name: 'one' }])
  })

  it('are let go when they become too many', async () => {
    for (let length = 1; length <= 400; length += 1) {
      await knex('entry').whereIn(
        'n',
        Array.from({ length }, (_, n) => n),
      )
    }
    await knex('entry').insert({ n: 1 })
    expect(await count()).to.equal(1)
  })

  it('do the same thing twice at once', async () => {
    await commit(knex, (trx) => Promise.all([1, 2, 3].map((n) => trx('entry').insert({ n }))))
    expect(await count()).to.equal(3)
  })
})
