import type { Stores } from '../domain/ports.ts'
import type { TransactionActivities } from './contract.ts'

/** What comes with time: whoever is waited for is reminded, whoever has a document that ends, and who does not answer. */
export function createDueActivities({
  reminders,
}: Pick<Stores, 'reminders'>): Pick<TransactionActivities, 'dueNow'> {
  return {
    dueNow: async ({ transactionId, at }) => ({ next: await reminders.remind(transactionId, at) }),
  }
}
