import { Refusal } from '../refusal.ts'
import { later } from '../time.ts'
import type { Instant } from '../time.ts'

/** How long after a login its owner may still lock his title, or lift the lock. */
const FRESH_MS = 5 * 60_000

/**
 * Throws `login-not-fresh` unless he proved a few minutes ago who he is: a page left open, or a program, must not lift
 * a lock.
 * @param loggedInAt undefined for a program that acts without him
 */
export function onlyFresh(loggedInAt: Instant | undefined, at: Instant): void {
  if (loggedInAt !== undefined && at < later(loggedInAt, FRESH_MS)) return
  throw new Refusal('login-not-fresh', 'Log in anew, and do this within five minutes')
}
