import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'
import type { Report } from '../../activities/report.ts'
import { loggable } from './error-log.ts'

/**
 * JSON lines, on standard output unless told. Callers pass ids, codes and durations by name, never whole
 * objects; of an error, given as `err`, the log keeps what `loggable` leaves.
 */
export function createLog(name: string, level: string, to?: DestinationStream): Logger {
  const options = {
    name,
    level,
    base: { name },
    redact: ['*.authorization', '*.cookie', '*.payCode', '*.password'],
    serializers: { err: (error: unknown) => loggable(error) },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return to === undefined ? pino(options) : pino(options, to)
}

/** What goes wrong beside an answer, as a warning. */
export function reportTo(log: Pick<Logger, 'warn'>): Report {
  return (message, detail) => {
    log.warn(detail, message)
  }
}
