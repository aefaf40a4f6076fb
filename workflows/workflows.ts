/* All that a worker may run, for the bundle. */
export { archiveRenewal } from './archive-renewal.ts'
export { landTransaction } from './land-transaction.ts'
