import { expect } from 'chai'
import type { Knex } from 'knex'
import { commit } from '../../../storage/database/commit.ts'
import { openDatabase } from '../../../storage/database/connect.ts'

interface Said {
  readonly sql: string
  readonly bindings: readonly unknown[]
}

describe('a limit, which would have SQLite prepare a statement anew as a value,', () => {
  let knex: Knex

  before(async () => {
    knex = await openDatabase({ url: 'sqlite::memory:' })
    await knex.schema.createTable('entry', (table) => {
      table.integer('n').primary()
    })
    await knex('entry').insert([{ n: 1 }, { n: 2 }, { n: 3 }])
  })
  after(() => knex.destroy())

  async function saidIn(work: () => Promise<unknown>): Promise<readonly Said[]> {
    const said: Said[] = []
    const listen = ({ sql, bindings }: Said): void => void said.push({ sql, bindings })
    knex.on('query', listen)
    await work()
    knex.removeListener('query', listen)
    return said
  }

  it('stands in the statement itself', async () => {
    const [first] = await saidIn(() => knex('entry').where({ n: 2 }).first('n'))
    expect(first).to.deep.equal({ sql: 'select `n` from `entry` where `n` = ? limit 1', bindings: [2] })
    const [some] = await saidIn(() => knex('entry').select('n').orderBy('n').limit(2))
    expect(some).to.deep.equal({ sql: 'select `n` from `entry` order by `n` asc limit 2', bindings: [] })
  })

  it('does so within a commit as well', async () => {
    const said = await saidIn(() => commit(knex, (trx) => trx('entry').where({ n: 2 }).first('n')))
    expect(said.map(({ sql }) => sql)).to.include('select `n` from `entry` where `n` = ? limit 1')
  })

  it('holds', async () => {
    expect(await knex('entry').select('n').orderBy('n').limit(2)).to.deep.equal([{ n: 1 }, { n: 2 }])
    expect(await knex('entry').orderBy('n', 'desc').first('n')).to.deep.equal({ n: 3 })
  })
})
