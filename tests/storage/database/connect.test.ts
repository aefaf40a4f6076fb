import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../../domain/refusal.ts'
import { openDatabase } from '../../../storage/database/connect.ts'
import { PRAGMAS } from '../../../storage/database/pragmas.ts'
import { createStores } from '../../../storage/database/stores.ts'
import { pin } from '../../domain/sample.ts'

const faultOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => undefined,
    (reason: unknown) => reason,
  )

describe('opening a database', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'registrar-connect-'))
  })

  after(() => rm(folder, { recursive: true }))

  it('sets on an SQLite file every pragma that keeps the register safe', async () => {
    const knex = await openDatabase({ url: `sqlite:${join(folder, 'a.db')}` })
    for (const [name, expected] of Object.entries(PRAGMAS)) {
      const [row] = await knex.raw<readonly Record<string, unknown>[]>(`PRAGMA ${name}`)
      expect(Object.values(row ?? {}), name).to.deep.equal([expected])
    }
    await knex.destroy()
  })

  it('refuses to start where SQLite does not take a pragma', async () => {
    // A nameless file is temporary, and SQLite keeps no write-ahead log for one.
    expect(String(await faultOf(openDatabase({ url: 'sqlite:' })))).to.include('journal_mode = delete')
  })

  it('refuses an address of no known kind', async () => {
    expect(String(await faultOf(openDatabase({ url: 'mysql://127.0.0.1/x' })))).to.include('must begin with')
  })

  it('meets a database that is away with a fault, never with a refusal', async () => {
    const away = await faultOf(openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' }))
    expect(away).to.be.instanceOf(Error)
    expect(away).to.not.be.instanceOf(Refusal)
    const noFolder = await faultOf(openDatabase({ url: `sqlite:${join(folder, 'absent', 'a.db')}` }))
    expect(noFolder).to.be.instanceOf(Error)
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    await knex.destroy()
    const closed = await faultOf(createStores(knex).register.find(pin))
    expect(closed).to.be.instanceOf(Error)
    expect(closed).to.not.be.instanceOf(Refusal)
  })
})
