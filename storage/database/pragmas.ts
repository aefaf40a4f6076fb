/*
 * What every SQLite connection must run under. A pragma that SQLite cannot set it ignores in silence, so each
 * is read back.
 */

/** Numbers are as SQLite reports them: `synchronous` 2 is FULL, which survives a loss of power. */
export const PRAGMAS = {
  // Milliseconds; first, because the others wait their turn by it. The API, the workers and the command line
  // share the file and take turns to write; a commit that waits longer begins anew.
  busy_timeout: 2_000,
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  // Without it, INSERT OR REPLACE passes by the triggers that keep the ledger and the history.
  recursive_triggers: 1,
} as const

export type Pragmas = Readonly<Record<keyof typeof PRAGMAS, string | number>>

/** The part of a driver's connection that is needed here. */
export interface SqliteConnection {
  get(sql: string, done: (error: Error | null, row: unknown) => void): unknown
}

/** A database in memory has no journal on disk to write ahead into. */
export function pragmasFor(file: string): Pragmas {
  return file === ':memory:' ? { ...PRAGMAS, journal_mode: 'memory' } : PRAGMAS
}

export async function setPragmas(connection: SqliteConnection, pragmas: Pragmas): Promise<void> {
  for (const [name, value] of Object.entries(pragmas)) await ask(connection, `PRAGMA ${name} = ${value}`)
}

/** Throws when the connection runs under another setting than it must. */
export async function assertPragmas(connection: SqliteConnection, pragmas: Pragmas): Promise<void> {
  for (const [name, expected] of Object.entries(pragmas)) {
    const row = (await ask(connection, `PRAGMA ${name}`)) as Readonly<Record<string, unknown>> | undefined
    const [actual] = Object.values(row ?? {})
    if (actual !== expected) {
      throw new Error(
        `SQLite runs with ${name} = ${String(actual)} and must run with ${expected}; nothing was opened`,
      )
    }
  }
}

function ask(connection: SqliteConnection, sql: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.get(sql, (error, row) => {
      if (error === null) resolve(row)
      else reject(error)
    })
  })
}
