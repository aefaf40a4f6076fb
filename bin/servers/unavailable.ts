/** A real server cannot be had. The message says why and what to do instead: it is for the terminal as it is. */
export class ServerUnavailable extends Error {
  override readonly name = 'ServerUnavailable'
}

/** The message of anything thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
