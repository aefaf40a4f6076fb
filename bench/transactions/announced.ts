import { EventEmitter, once } from 'node:events'
import type { TransactionActivities } from '../../activities/contract.ts'
import type { TransactionId } from '../../domain/ids.ts'

/** What the driver of a sale waits for. */
export type Effect = 'issueNotices' | 'registerTransaction'

export interface Announced {
  readonly activities: TransactionActivities
  /** Resolves the next time that the effect has been had on that transaction. Ask before it can have been. */
  readonly after: (effect: Effect, transactionId: TransactionId) => Promise<void>
}

/** Says when an effect has been had: to ask the database for it again and again would burden the sale alone. */
export function announced(activities: TransactionActivities): Announced {
  const effects = new EventEmitter()
  return {
    activities: {
      ...activities,
      issueNotices: async (input) => {
        const unpaid = await activities.issueNotices(input)
        effects.emit(nameOf('issueNotices', input.transactionId))
        return unpaid
      },
      registerTransaction: async (input) => {
        const outcome = await activities.registerTransaction(input)
        effects.emit(nameOf('registerTransaction', input.transactionId))
        return outcome
      },
    },
    after: async (effect, transactionId) => {
      await once(effects, nameOf(effect, transactionId))
    },
  }
}

function nameOf(effect: Effect, transactionId: TransactionId): string {
  return `${effect}/${transactionId}`
}
