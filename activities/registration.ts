import type { DossierStore, RegistrationStore } from '../domain/ports.ts'
import { EFFECT_REFUSALS, Refusal } from '../domain/refusal.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import type { TransactionActivities } from './contract.ts'
import { untilWhen } from './terms.ts'

/** What the register says no longer bears the deed out. */
const MOVED: readonly RefusalCode[] = [...EFFECT_REFUSALS, 'title-locked']

export function createRegistrationActivities({
  dossiers,
  registrations,
}: {
  readonly dossiers: DossierStore
  readonly registrations: RegistrationStore
}): Pick<TransactionActivities, 'registerTransaction'> {
  return {
    async registerTransaction({ transactionId, round, at, within }) {
      await dossiers.enter({ transactionId, stage: 'registering', round, at })
      try {
        await registrations.register(transactionId, at)
        return { reopenableUntil: untilWhen('valuation', at, within) }
      } catch (error) {
        if (error instanceof Refusal && MOVED.includes(error.code)) return 'moved'
        throw error
      }
    },
  }
}
