/** What the driver calls back with; it says `changes` and `lastID` on the statement that it is called on. */
type Done = (this: unknown, error: Error | null, rows?: unknown) => void

interface Statement {
  all(values: readonly unknown[], done: Done): unknown
  run(values: readonly unknown[], done: Done): unknown
  finalize(): unknown
}

/** The part of the driver's connection that knex speaks to. */
export interface Connection {
  all(sql: string, values: readonly unknown[], done: Done): unknown
  run(sql: string, values: readonly unknown[], done: Done): unknown
  close(done?: (error: Error | null) => void): unknown
  prepare(sql: string, done: (error: Error | null) => void): Statement
}

/** What is said again and again. A PRAGMA may act while it is prepared, so it is prepared each time. */
const REPEATED = /^(select|insert|update|delete|begin|commit)\b/i
/** Statements kept, so that lists of many lengths cannot fill the memory. */
const MOST = 300

/**
 * Has a connection prepare each statement once instead of at every use, which is two fifths of what a short
 * statement costs here. Statements that are kept would keep SQLite from closing: they end with the connection.
 */
export function keepStatements(connection: Connection): void {
  const kept = new Map<string, Statement>()
  const close = connection.close.bind(connection)

  const forgetAll = (): void => {
    for (const statement of kept.values()) statement.finalize()
    kept.clear()
  }
  const keep = (sql: string, statement: Statement): void => {
    if (kept.size >= MOST) forgetAll()
    // Of the same statement, prepared twice at once, one is enough; the other still does what it was asked.
    if (kept.has(sql)) statement.finalize()
    else kept.set(sql, statement)
  }
  const statementFor = (sql: string, done: Done): Statement => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare(sql, (error) => {
      if (error === null) keep(sql, statement)
      else done.call(statement, error)
    })
    return statement
  }

  for (const way of ['all', 'run'] as const) {
    const anew = connection[way].bind(connection)
    connection[way] = (sql, values, done) =>
      REPEATED.test(sql) ? statementFor(sql, done)[way](values, done) : anew(sql, values, done)
  }
  connection.close = (done) => {
    forgetAll()
    return close(done)
  }
}
