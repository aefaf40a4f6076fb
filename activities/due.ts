import type { DeadlineStore } from '../domain/ports.ts'
import type { TransactionActivities } from './contract.ts'

/** What comes with time: whoever is waited for is reminded. */
export function createDueActivities({
  deadlines,
}: {
  readonly deadlines: DeadlineStore
}): Pick<TransactionActivities, 'dueNow'> {
  return {
    dueNow: async ({ transactionId, at }) => ({ next: await deadlines.remind(transactionId, at) }),
  }
}
