import type { Knex } from 'knex'

/** The part of a query that says how many rows it asks for; knex's types do not tell of it. */
interface Limited extends Pick<Knex.QueryBuilder, 'limit'> {
  readonly _single?: { readonly limit?: number }
}

/**
 * Has the number of rows stand in each statement, and not among its values: SQLite plans by the limit, so it
 * prepares a statement anew whenever a limit is given to it as a value. That was a third of what a reading of one
 * row costs.
 */
export function writeLimitsOut(knex: Knex): void {
  knex.on('start', (query: Limited) => {
    const limit = query._single?.limit
    if (limit !== undefined) void query.limit(limit, { skipBinding: true })
  })
}
