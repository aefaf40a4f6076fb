import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { openDatabase } from '../../../storage/database/connect.ts'
import { checkDatabase } from '../../../storage/database/health.ts'
import { migrate, pendingSteps } from '../../../storage/database/migrations/migrate.ts'
import { createStores } from '../../../storage/database/stores.ts'
import { createWorld } from '../contract/world.ts'
import type { Walk } from '../contract/world.ts'
import { itMigratesOlderRecords } from './older.ts'

describe('migrating', () => {
  let folder: string
  const open = (name: string): Promise<Knex> => openDatabase({ url: `sqlite:${join(folder, name)}` })

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'registrar-migrate-'))
  })

  after(() => rm(folder, { recursive: true }))

  it('again changes nothing and loses nothing', async () => {
    const knex = await open('twice.db')
    await migrate(knex)
    const { pin } = await createWorld(createStores(knex)).registered()
    const before = await createStores(knex).register.chainOf(pin)
    await migrate(knex)
    expect(await pendingSteps(knex)).to.deep.equal([])
    expect(await createStores(knex).register.chainOf(pin)).to.deep.equal(before)
    await knex.destroy()
  })

  it('holds a parcel in exactly the stages that the procedure says', async () => {
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    await migrate(knex)
    const world = createWorld(createStores(knex))
    const isHeld = async (walk: Walk): Promise<boolean> =>
      (await knex('parcel_hold').where({ pin: walk.pin }).first('pin')) !== undefined
    for (const name of ['lodged', 'awaitingPayment', 'clearing', 'registering'] as const) {
      expect(await isHeld(await world[name]()), name).to.equal(true)
    }
    for (const name of ['opened', 'registered'] as const) {
      expect(await isHeld(await world[name]()), name).to.equal(false)
    }
    await knex.destroy()
  })

  itMigratesOlderRecords(() => openDatabase({ url: 'sqlite::memory:' }))
})

describe('the health of a database', () => {
  it('is good when it is migrated and keeps what is written', async () => {
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    await migrate(knex)
    expect(await checkDatabase(knex)).to.deep.equal({ healthy: true })
    expect(await checkDatabase(knex)).to.deep.equal({ healthy: true })
    await knex.destroy()
  })

  it('is bad before the migration, naming the missing steps', async () => {
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    const health = await checkDatabase(knex)
    expect(health).to.deep.include({ healthy: false, because: 'not-migrated' })
    expect(JSON.stringify(health)).to.include('001-register')
    await knex.destroy()
  })

  it('is bad when it cannot be written', async () => {
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    await migrate(knex)
    await knex.raw('PRAGMA query_only = ON')
    expect(await checkDatabase(knex)).to.deep.include({ healthy: false, because: 'not-writable' })
    await knex.destroy()
  })

  it('is bad when it is away', async () => {
    const knex = await openDatabase({ url: 'sqlite::memory:' })
    await knex.destroy()
    expect(await checkDatabase(knex)).to.deep.include({ healthy: false, because: 'away' })
  })
})
