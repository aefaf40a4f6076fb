/** A part that we need is away. Nothing can be said about what was asked; the same key may be tried again. */
export class Unavailable extends Error {
  constructor(part: string, cause?: unknown) {
    super(`${part} is away`, { cause })
    this.name = 'Unavailable'
  }
}

/** What sockets, drivers and servers say when the other side is away rather than wrong. */
const AWAY = new Set([
  // sockets
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
  // PostgreSQL, appendix A: connection exceptions, too many connections, shutdown, crash, cannot connect now
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  // SQLite result codes
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_IOERR',
  'SQLITE_FULL',
  // S3
  'SlowDown',
  'ServiceUnavailable',
  'XMinioServerNotInitialized',
])

/** Whether an error, or one that it was caused by, says that another part is away. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof Unavailable || error.name === 'KnexTimeoutError') return true
  if ('code' in error && typeof error.code === 'string' && AWAY.has(error.code)) return true
  if (error instanceof AggregateError && error.errors.some(isAway)) return true
  return isAway(error.cause)
}
