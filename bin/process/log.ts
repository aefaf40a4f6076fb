import { pino } from 'pino'
import type { Logger } from 'pino'

/** JSON lines on standard output. Callers pass ids, codes and durations by name, never whole objects. */
export function createLog(name: string, level: string): Logger {
  return pino({
    name,
    level,
    base: { name },
    redact: ['*.authorization', '*.cookie', '*.payCode', '*.password'],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}
