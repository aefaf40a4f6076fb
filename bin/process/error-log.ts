/** What our log may keep of an error: its message may hold names, numbers or whole requests. */
interface LoggedError {
  readonly name: string
  readonly code?: string | number
  /** The places only, the message cut off. */
  readonly stack?: string
  readonly cause?: LoggedError
}

const DEPTH = 3

/** An error as our log keeps it: by name, code and place, its causes likewise, never by its own words. */
export function loggable(error: unknown, depth = DEPTH): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error }
  return {
    name: error.name,
    ...codeOf(error),
    ...placesOf(error),
    ...(error.cause !== undefined && depth > 1 && { cause: loggable(error.cause, depth - 1) }),
  }
}

function codeOf(error: Error): { readonly code?: string | number } {
  if (!('code' in error)) return {}
  const { code } = error
  return typeof code === 'string' || typeof code === 'number' ? { code } : {}
}

/** A stack begins with the message, which may have several lines. */
function placesOf({ stack }: Error): { readonly stack?: string } {
  const at = stack?.search(/^\s+at /m) ?? -1
  return stack === undefined || at === -1 ? {} : { stack: stack.slice(at).trimEnd() }
}
