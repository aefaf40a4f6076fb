import type { Knex } from 'knex'

/** The part of knex that lends its connections; its types do not tell of it. */
interface Lender {
  acquireConnection(): Promise<unknown>
  releaseConnection(connection: unknown): Promise<void>
}

type Begin = 'BEGIN' | 'BEGIN IMMEDIATE'

/**
 * A commit of SQLite, on a connection that is borrowed for it. knex's own transaction makes a whole knex anew each
 * time, of a hundred and fifty functions, which takes as long as to begin and to end. Throws what the work throws.
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
  const say = (sql: string): Promise<unknown> => knex.raw(sql).connection(connection)
  const { trx, end } = bound(knex, connection)
  try {
    await say(begin)
    const result = await work(trx)
    end()
    await say('COMMIT')
    return result
  } catch (error) {
    end()
    // After some faults SQLite has taken everything back by itself, and refuses to do it again.
    await say('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    await lender.releaseConnection(connection)
  }
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
