/** SQLSTATE of a broken connection, for drivers that name none (PostgreSQL, appendix A, class 08). */
const CONNECTION_FAILURE = '08006'

/**
 * How a message of `pg` ends, which is all it says when a connection breaks, cannot be made, or has broken
 * before. knex sets the statement in front of it: "select … - Connection terminated unexpectedly".
 */
const BROKEN =
  /(^| - )(Connection terminated( unexpectedly)?|timeout expired|Query read timeout|Client .* is not queryable)$/

/** The database went away before it answered. Whether a commit under way was kept is not known. */
export class DatabaseAway extends Error {
  readonly code = CONNECTION_FAILURE

  constructor(cause: Error) {
    super('The database is away', { cause })
    this.name = 'DatabaseAway'
  }
}

type Method = (...given: readonly never[]) => Promise<unknown>

/** The same repositories, but for a driver's words about a broken connection, which become `DatabaseAway`. */
export function tellingAway<Repositories extends object>(repositories: Repositories): Repositories {
  return mapped(repositories, (repository: object) => mapped(repository, telling))
}

function mapped<Whole extends object>(whole: Whole, change: (part: never) => unknown): Whole {
  const parts = Object.entries(whole).map(([name, part]) => [name, change(part as never)])
  return Object.fromEntries(parts) as Whole
}

function telling(method: Method): Method {
  return async (...given) => {
    try {
      return await method(...given)
    } catch (error) {
      throw isBroken(error) ? new DatabaseAway(error) : error
    }
  }
}

function isBroken(error: unknown): error is Error {
  return error instanceof Error && BROKEN.test(error.message)
}
