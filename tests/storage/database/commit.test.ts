import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { commit } from '../../../storage/database/commit.ts'
import { openDatabase } from '../../../storage/database/connect.ts'
import { migrate } from '../../../storage/database/migrations/migrate.ts'

interface Counter {
  readonly name: string
  readonly value: number
}

/** The part of knex that lends its connections, and of the driver that asks. */
interface Lender {
  acquireConnection(): Promise<Lent>
  releaseConnection(connection: Lent): Promise<void>
}
interface Lent {
  run: (sql: string, values: unknown, done: (error: Error | null) => void) => void
}

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code

describe('a commit', () => {
  let folder: string
  let programs: readonly Knex[]

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'registrar-commit-'))
    const url = `sqlite:${join(folder, 'shared.db')}`
    programs = await Promise.all([openDatabase({ url }), openDatabase({ url }), openDatabase({ url })])
    for (const knex of programs) await migrate(knex)
  })

  after(async () => {
    await Promise.all(programs.map((knex) => knex.destroy()))
    await rm(folder, { recursive: true })
  })

  const valueOf = async (knex: Knex, name: string): Promise<number | undefined> =>
    (await knex<Counter>('counter').where({ name }).first('value'))?.value

  it('that reads and then writes waits its turn on a file that others write, and is done once', async () => {
    let attempts = 0
    const [first] = programs
    if (first === undefined) throw new Error('no database')
    await first<Counter>('counter').insert({ name: 'shared', value: 0 })
    const raise = (knex: Knex): Promise<number> =>
      commit(knex, async (trx) => {
        attempts += 1
        const value = (await valueOf(trx, 'shared')) ?? 0
        return trx<Counter>('counter')
          .where({ name: 'shared' })
          .update({ value: value + 1 })
      })
    await Promise.all(Array.from({ length: 10 }, () => programs.map(raise)).flat())
    expect(await valueOf(first, 'shared')).to.equal(30)
    expect(attempts).to.equal(30)
  })

  it('that fails leaves nothing behind', async () => {
    const [knex] = programs
    if (knex === undefined) throw new Error('no database')
    const failing = commit(knex, async (trx) => {
      await trx<Counter>('counter').insert({ name: 'half', value: 1 })
      throw new Error('halfway')
    })
    expect(String(await failing.catch((error: unknown) => error))).to.include('halfway')
    expect(await valueOf(knex, 'half')).to.equal(undefined)
  })

  it('that cannot be kept leaves nothing behind, nor itself to the next', async () => {
    const [knex] = programs
    if (knex === undefined) throw new Error('no database')
    const failing = commit(knex, async (trx) => {
      await trx.raw('PRAGMA defer_foreign_keys = on')
      await trx('parcel_hold').insert({ pin: 'nowhere', transaction_id: 'none' })
      await trx<Counter>('counter').insert({ name: 'half', value: 1 })
    })
    expect(await failing.catch(codeOf)).to.equal('SQLITE_CONSTRAINT')
    await commit(knex, (trx) => trx<Counter>('counter').insert({ name: 'next', value: 1 }))
    expect([await valueOf(knex, 'half'), await valueOf(knex, 'next')]).to.deep.equal([undefined, 1])
  })

  it('that cannot be taken back takes its connection with it', async () => {
    const [knex] = programs
    if (knex === undefined) throw new Error('no database')
    const client = knex.client as Lender
    const lent = await client.acquireConnection()
    const { run } = lent
    lent.run = (sql, values, done) => {
      if (sql === 'ROLLBACK') done(new Error('the disk is gone'))
      else run(sql, values, done)
    }
    await client.releaseConnection(lent)
    const failing = commit(knex, async (trx) => {
      await trx<Counter>('counter').insert({ name: 'stuck', value: 1 })
      throw new Error('halfway')
    })
    expect(String(await failing.catch((error: unknown) => error))).to.include('halfway')
    await knex<Counter>('counter').insert({ name: 'after', value: 1 })
    expect([await valueOf(knex, 'stuck'), await valueOf(knex, 'after')]).to.deep.equal([undefined, 1])
    const [, another] = programs
    if (another === undefined) throw new Error('no second program')
    expect(await valueOf(another, 'after')).to.equal(1)
  })

  it('does nothing more once it is over, however it ended', async () => {
    const [knex] = programs
    if (knex === undefined) throw new Error('no database')
    const ends = [
      [(): Promise<void> => Promise.resolve(), 'kept'],
      [(): Promise<void> => Promise.reject(new Error('halfway')), 'Error: halfway'],
    ] as const
    for (const [end, outcome] of ends) {
      let handed: Knex | undefined
      const over = commit(knex, (trx) => {
        handed = trx
        return end()
      })
      expect(await over.then(() => 'kept', String)).to.equal(outcome)
      const late = handed?.('counter').insert({ name: 'late', value: 1 })
      expect(String(await late?.catch((error: unknown) => error))).to.include('This commit is over')
    }
    expect(await valueOf(knex, 'late')).to.equal(undefined)
  })

  it('begins anew when another was in the way, but not for ever, and not for any other fault', async () => {
    const [knex] = programs
    if (knex === undefined) throw new Error('no database')
    const failWith = async (code: string): Promise<number> => {
      let attempts = 0
      const failing = commit(knex, () => {
        attempts += 1
        return Promise.reject(Object.assign(new Error(code), { code }))
      })
      await failing.catch(() => undefined)
      return attempts
    }
    expect(await failWith('40001')).to.equal(5)
    expect(await failWith('SQLITE_CONSTRAINT')).to.equal(1)
  })
})
