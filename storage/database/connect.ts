import { isAbsolute, resolve } from 'node:path'
import createKnex from 'knex'
import type { Knex } from 'knex'
import pg from 'pg'
import { insist } from './commit.ts'
import { engineOf } from './engine.ts'
import { writeLimitsOut } from './limits.ts'
import { assertPragmas, pragmasFor, setPragmas } from './pragmas.ts'
import type { SqliteConnection } from './pragmas.ts'
import { keepStatements } from './statements.ts'
import type { Connection } from './statements.ts'

export interface DatabaseAddress {
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. */
  readonly url: string
  /** Connections to a server; an SQLite file is given one a process, which takes its turn. */
  readonly connections?: number
}

const DEFAULT_CONNECTIONS = 10
/** Milliseconds until a database that does not answer counts as away. */
const AWAY_AFTER = 5_000
/** Milliseconds that a statement may take, and that it may wait for a lock held by another commit. */
const STATEMENT_LIMIT = 30_000
const LOCK_LIMIT = 10_000

/** Opens the database as `connectDatabase` does and asks it one question. Throws when it is away, too. */
export async function openDatabase(address: DatabaseAddress): Promise<Knex> {
  const knex = connectDatabase(address)
  try {
    await knex.raw('select 1')
    return knex
  } catch (error) {
    await knex.destroy()
    throw error
  }
}

/**
 * The database, whether it is there yet or not: each question connects anew where it must, and throws while
 * the database is away or SQLite does not take the settings that keep the register safe. Throws at once when
 * the address is of no known kind.
 */
export function connectDatabase({ url, connections }: DatabaseAddress): Knex {
  const knex = createKnex({
    ...driverFor(url, connections ?? DEFAULT_CONNECTIONS),
    acquireConnectionTimeout: AWAY_AFTER,
    // The values stay out of error messages: they hold names and identity numbers.
    compileSqlOnError: false,
    log: SILENT,
  })
  if (engineOf(knex) === 'sqlite') writeLimitsOut(knex)
  return knex
}

const nothing = (): void => undefined
/** Whatever fails is thrown to whoever asked for it; knex would print it besides. */
const SILENT: Knex.Logger = { warn: nothing, error: nothing, deprecate: nothing, debug: nothing }

function driverFor(url: string, connections: number): Knex.Config {
  if (url.startsWith('sqlite:')) return sqlite(url.slice('sqlite:'.length))
  if (/^postgres(ql)?:\/\//.test(url)) return postgres(url, connections)
  throw new Error('The database address must begin with sqlite: or postgres://')
}

function sqlite(path: string): Knex.Config {
  const filename = path === '' || path.startsWith(':') || isAbsolute(path) ? path : resolve(path)
  return {
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: SqliteConnection & Connection, done: (error?: unknown) => void) => {
        prepare(connection, filename).then(() => {
          keepStatements(connection)
          done()
        }, done)
      },
    },
  }
}

async function prepare(connection: SqliteConnection, filename: string): Promise<void> {
  // Those who open a new file at once are in each other's way as it begins its journal.
  await insist(() => setPragmas(connection, pragmasFor(filename)))
  await assertPragmas(connection, pragmasFor(filename))
}

function postgres(connectionString: string, connections: number): Knex.Config {
  return {
    client: 'pg',
    connection: {
      connectionString,
      connectionTimeoutMillis: AWAY_AFTER,
      statement_timeout: STATEMENT_LIMIT,
      lock_timeout: LOCK_LIMIT,
      idle_in_transaction_session_timeout: STATEMENT_LIMIT,
      keepAlive: true,
      types: { getTypeParser },
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: connections },
  }
}

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]

/** Amounts and counts are 64 bits wide and arrive as text. Here, and nowhere else, they become numbers. */
const getTypeParser = (type: TypeId, format?: 'text' | 'binary'): unknown =>
  type === pg.types.builtins.INT8 ? exactNumber : pg.types.getTypeParser(type, format)

function exactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('The database holds a number beyond exact integers')
  return value
}
