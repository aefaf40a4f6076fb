import type { Knex } from 'knex'

export type Engine = 'sqlite' | 'postgres'

export function engineOf(knex: Knex): Engine {
  return (knex.client as { readonly config: { readonly client: unknown } }).config.client === 'pg'
    ? 'postgres'
    : 'sqlite'
}
