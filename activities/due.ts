import { earliest } from '../domain/time.ts'
import type { Stores } from '../domain/ports.ts'
import type { TransactionActivities } from './contract.ts'

/** What comes with time: whoever is waited for is reminded, whoever has a document that ends, and who does not answer. */
export function createDueActivities({
  deadlines,
  exchange,
}: Pick<Stores, 'deadlines' | 'exchange'>): Pick<TransactionActivities, 'dueNow'> {
  return {
    async dueNow({ transactionId, at }) {
      const deadline = await deadlines.remind(transactionId, at)
      const exchanged = await exchange.remind(transactionId, at)
      return { next: earliest(deadline, exchanged) }
    },
  }
}
