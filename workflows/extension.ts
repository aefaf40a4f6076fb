import type { Actor } from '../domain/actor.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { Handler } from './answer.ts'
import { onlyAnOfficer, onlyItsNotary, onlyWhile } from './checks.ts'
import { stepOf } from './transaction.ts'

interface Request {
  readonly actor: Actor
  /** As an officer names it; null for what the rule grants the notary. */
  readonly lastDay: LocalDate | null
  readonly reason: string
}

/** More time for what the transaction waits for: on the notary's request once, by rule; else from an officer. */
export const takeExtension: Handler<Request, { until: Instant }> = {
  check(state, { actor }) {
    if (actor.role === 'officer') onlyAnOfficer(state, actor)
    else onlyItsNotary(state, actor)
    onlyWhile(state, 'preparing', 'returned', 'awaiting-payment', 'revaluation')
  },
  async act(transaction, request) {
    const { state, effects } = transaction
    const until = await effects.record.extendDeadline({ ...stepOf(transaction), ...request })
    state.waitsUntil = until
    // The reminders move with the deadline.
    state.nudged = true
    effects.show(state)
    return { until }
  },
}
