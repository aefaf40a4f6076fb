import type { RevaluationStore } from '../domain/ports.ts'
import type { TransactionActivities } from './contract.ts'
import { untilWhen } from './terms.ts'

type RevaluationActivities = Pick<
  TransactionActivities,
  'reopenDuty' | 'objectToClaim' | 'decideObjection' | 'settleDuty'
>

/** What comes after registration, about the duty alone. */
export function createRevaluationActivities({
  revaluations,
}: {
  readonly revaluations: RevaluationStore
}): RevaluationActivities {
  return {
    async reopenDuty(command) {
      const dueAt = untilWhen('claim-payment', command.at, null)
      const objectUntil = untilWhen('objection', command.at, null)
      return { unpaid: await revaluations.open({ ...command, payUntil: dueAt, objectUntil }), dueAt }
    },
    async objectToClaim(command) {
      const decideUntil = untilWhen('objection-decision', command.at, null)
      await revaluations.object({ ...command, decideUntil })
      return decideUntil
    },
    async decideObjection(command) {
      const dueAt = untilWhen('claim-payment', command.at, null)
      return { unpaid: await revaluations.decide({ ...command, payUntil: dueAt }), dueAt }
    },
    settleDuty: ({ transactionId, at }) => revaluations.settle(transactionId, at),
  }
}
