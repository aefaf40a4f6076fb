import type { RegistrationStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TransactionActivities } from './contract.ts'

type RegistrationActivities = Pick<TransactionActivities, 'registerTransaction' | 'recordDelivery'>

export function createRegistrationActivities({
  registrations,
}: {
  readonly registrations: RegistrationStore
}): RegistrationActivities {
  return {
    async registerTransaction({ transactionId, at }) {
      try {
        await registrations.register(transactionId, at)
        return 'registered'
      } catch (error) {
        if (error instanceof Refusal && error.code === 'vendor-not-on-title') return 'moved'
        throw error
      }
    },
    recordDelivery: ({ transactionId, at }) => registrations.recordDelivery(transactionId, at),
  }
}
