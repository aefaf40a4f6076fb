import type { Dialect } from './dialect.ts'

/** The function that PostgreSQL's triggers call. */
export function refuseChange({ engine }: Dialect): readonly string[] {
  if (engine === 'sqlite') return []
  return [
    `create function refuse_change() returns trigger language plpgsql as $$
     begin raise exception '% is append-only', tg_table_name; end $$`,
  ]
}

/** Triggers by which rows of the table, once written, are neither changed nor removed. */
export function appendOnly({ engine }: Dialect, table: string): readonly string[] {
  if (engine === 'sqlite') {
    return ['update', 'delete'].map(
      (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
       begin select raise(abort, '${table} is append-only'); end`,
    )
  }
  return [
    `create trigger ${table}_no_change before update or delete on ${table}
     for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table}
     for each statement execute function refuse_change()`,
  ]
}

/** Statements of a migration that fill in what a new column of an append-only table is to say. */
export function unlocked(dialect: Dialect, table: string, statements: readonly string[]): readonly string[] {
  if (dialect.engine === 'postgres') {
    return [
      `alter table ${table} disable trigger user`,
      ...statements,
      `alter table ${table} enable trigger user`,
    ]
  }
  const triggers = ['update', 'delete'].map((change) => `drop trigger ${table}_no_${change}`)
  return [...triggers, ...statements, ...appendOnly(dialect, table)]
}
