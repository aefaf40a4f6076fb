import type { DeadlineStore } from '../domain/ports.ts'
import type { TransactionActivities } from './contract.ts'

type DeadlineActivities = Pick<TransactionActivities, 'extendDeadline'>

/** Puts off what a transaction waits for. */
export function createDeadlineActivities({
  deadlines,
}: {
  readonly deadlines: DeadlineStore
}): DeadlineActivities {
  return { extendDeadline: (command) => deadlines.extend(command) }
}
