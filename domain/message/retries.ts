import { later } from '../time.ts'
import type { Instant } from '../time.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Pauses after the first failed attempts; from then on the last of them. */
const PAUSES = [
  ...[5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR],
] as const

/** What has not arrived three days after it was sent off is dead: a person must look into it. */
export const DEAD_AFTER_MS = 72 * HOUR

/**
 * When to try again after the `attempt`th attempt (1 for the first) failed; null when that would be more than
 * three days after the sending off.
 */
export function retryAt(attempt: number, sentOffAt: Instant, at: Instant): Instant | null {
  const pause = PAUSES[Math.min(attempt, PAUSES.length) - 1] ?? 14 * HOUR
  const next = later(at, pause)
  return next > later(sentOffAt, DEAD_AFTER_MS) ? null : next
}
