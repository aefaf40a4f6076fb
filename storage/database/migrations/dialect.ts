import type { Knex } from 'knex'
import type { Engine } from '../engine.ts'

/** Where the two engines' SQL differs. */
export interface Dialect {
  readonly engine: Engine
  /** Text that sorts by its bytes, so that lists come in the same order everywhere. */
  readonly text: string
  /** A primary key that rises with every row and is never given twice. */
  readonly rising: string
}

export const DIALECTS: Readonly<Record<Engine, Dialect>> = {
  sqlite: { engine: 'sqlite', text: 'text', rising: 'integer primary key autoincrement' },
  postgres: {
    engine: 'postgres',
    text: 'text collate "C"',
    rising: 'bigint generated always as identity primary key',
  },
}

/** One step of the schema. Once released it is never edited: the next change is the next step. */
export interface Step {
  readonly name: string
  readonly statements: (dialect: Dialect) => readonly string[]
  /** What SQL alone cannot say: done after the statements, in the same commit. */
  readonly convert?: (knex: Knex) => Promise<void>
}
