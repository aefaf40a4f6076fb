import { setTimeout as pause } from 'node:timers/promises'
import type { Knex } from 'knex'
import { engineOf } from './engine.ts'
import { onOneConnection } from './one-connection.ts'

const ATTEMPTS = 5
/** Milliseconds before the second attempt; each later pause is twice as long. */
const FIRST_PAUSE = 20

/** Another commit was in the way: PostgreSQL's serialization failure, deadlock and lock timeout; SQLite's lock. */
const IN_THE_WAY = ['40001', '40P01', '55P03', 'SQLITE_BUSY']

/**
 * Runs the work as one commit: all of it, or nothing. Begins anew when another commit was in the way, so the
 * work must have no effect outside the database. Throws what the work throws.
 */
export function commit<T>(knex: Knex, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  return insist(() =>
    engineOf(knex) === 'sqlite' ? onOneConnection(knex, 'BEGIN IMMEDIATE', work) : knex.transaction(work),
  )
}

/** Attempts it anew, a few times, when another commit was in the way; throws any other fault at once. */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (n === ATTEMPTS || !IN_THE_WAY.includes(codeOf(error) ?? '')) throw error
      await pause(FIRST_PAUSE * 2 ** (n - 1))
    }
  }
}

/** Runs several reads as of one moment. */
export function snapshot<T>(knex: Knex, read: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  if (engineOf(knex) === 'sqlite') return onOneConnection(knex, 'BEGIN', read)
  return knex.transaction(read, { isolationLevel: 'repeatable read', readOnly: true })
}

/** Whether the error is that unique index's: PostgreSQL names the index, SQLite the columns. */
export function violates(error: unknown, index: string, columns: string): boolean {
  const { code, constraint, message } = error as {
    readonly code?: unknown
    readonly constraint?: unknown
    readonly message?: unknown
  }
  if (code === '23505') return constraint === index
  return code === 'SQLITE_CONSTRAINT' && String(message).endsWith(`UNIQUE constraint failed: ${columns}`)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
