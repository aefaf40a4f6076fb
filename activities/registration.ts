import type { RegistrationStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import { EFFECT_REFUSALS } from '../domain/register/effect.ts'
import type { TransactionActivities } from './contract.ts'
import { untilWhen } from './terms.ts'

type RegistrationActivities = Pick<TransactionActivities, 'registerTransaction' | 'recordDelivery'>

/** What the register says no longer bears the deed out. */
const MOVED: readonly RefusalCode[] = EFFECT_REFUSALS

export function createRegistrationActivities({
  registrations,
}: {
  readonly registrations: RegistrationStore
}): RegistrationActivities {
  return {
    async registerTransaction({ transactionId, at, within }) {
      try {
        await registrations.register(transactionId, at)
        return { reopenableUntil: untilWhen('valuation', at, within) }
      } catch (error) {
        if (error instanceof Refusal && MOVED.includes(error.code)) return 'moved'
        throw error
      }
    },
    recordDelivery: ({ transactionId, at }) => registrations.recordDelivery(transactionId, at),
  }
}
