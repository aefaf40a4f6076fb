import type { Knex } from 'knex'
import type { Connection } from './statements.ts'

/** The part of knex that lends its connections; its types do not tell of it. */
interface Lender {
  acquireConnection(): Promise<Lent>
  releaseConnection(connection: Lent): Promise<void>
}

interface Lent extends Pick<Connection, 'run'> {
  /** What its dialects tell the pool by: a connection of which this is said is closed, and lent to nobody again. */
  __knex__disposed?: unknown
}

type Begin = 'BEGIN' | 'BEGIN IMMEDIATE'

/**
 * A commit of SQLite, on a connection that is borrowed for it. knex's own transaction makes a whole knex anew each
 * time, of a hundred and fifty functions, which takes as long as to begin and to end. Throws what the work throws; a
 * connection on which that could not be taken back is used no more, or the next would write into this commit.
 * @param begin a reader that wants to write while another process does is refused at once; a writer waits its turn
 * @param work is handed as much of a transaction as commits use: tables, raw SQL and the client
 */
export async function onOneConnection<T>(
  knex: Knex,
  begin: Begin,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const lender = knex.client as Lender
  const connection = await lender.acquireConnection()
  const { trx, end } = bound(knex, connection)
  try {
    await say(connection, begin)
    const result = await work(trx)
    end()
    await say(connection, 'COMMIT')
    return result
  } catch (error) {
    end()
    await say(connection, 'ROLLBACK').catch((failure: unknown) => {
      if (!hasNothingToTakeBack(failure)) connection.__knex__disposed = failure
    })
    throw error
  } finally {
    await lender.releaseConnection(connection)
  }
}

/** Begins or ends a commit; nothing of it is for knex to compose. */
function say(connection: Lent, sql: Begin | 'COMMIT' | 'ROLLBACK'): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.run(sql, [], (error) => {
      if (error === null) resolve()
      else reject(error)
    })
  })
}

/** It never began, or SQLite has taken everything back by itself, as it does after some faults. */
function hasNothingToTakeBack(failure: unknown): boolean {
  return String(failure).includes('no transaction is active')
}

interface Bound {
  readonly trx: Knex.Transaction
  /** From then on whatever is asked is refused: it would be a commit of its own. */
  readonly end: () => void
}

function bound(knex: Knex, connection: unknown): Bound {
  let over = false
  const inTime = (): void => {
    if (over) throw new Error('This commit is over')
  }
  const bind = <Query extends Knex.QueryBuilder | Knex.Raw>(query: Query): Query =>
    query.connection(connection).on('start', inTime) as Query
  const table = (name: string): Knex.QueryBuilder => bind(knex(name))
  const raw = (sql: string, values: readonly Knex.RawBinding[] = []): Knex.Raw => bind(knex.raw(sql, values))
  return {
    trx: Object.assign(table, { raw, client: knex.client as unknown }) as unknown as Knex.Transaction,
    end: () => {
      over = true
    },
  }
}
