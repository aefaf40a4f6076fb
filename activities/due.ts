import type { TransactionActivities } from './contract.ts'

/** What comes with time: nothing on record has a term of its own yet. */
export function createDueActivities(): Pick<TransactionActivities, 'dueNow'> {
  return { dueNow: () => Promise.resolve({ next: null }) }
}
