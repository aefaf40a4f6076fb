import type { DossierStore, RegistrationStore } from '../domain/ports.ts'
import { EFFECT_REFUSALS, Refusal } from '../domain/refusal.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import type { TransactionActivities } from './contract.ts'
import { untilWhen } from './terms.ts'

/** What the register, its owners or the papers no longer bear out. */
const MOVED: readonly RefusalCode[] = [...EFFECT_REFUSALS, 'title-locked', 'clearance-outdated']

interface Deps {
  readonly dossiers: DossierStore
  readonly registrations: RegistrationStore
}

export function createRegistrationActivities({
  dossiers,
  registrations,
}: Deps): Pick<TransactionActivities, 'registerTransaction'> {
  return {
    async registerTransaction({ within, ...step }) {
      try {
        await registrations.register(step)
        return { reopenableUntil: untilWhen('valuation', step.at, within) }
      } catch (error) {
        if (!(error instanceof Refusal) || !MOVED.includes(error.code)) throw error
        // From there officers are asked anew.
        await dossiers.enter({ ...step, stage: 'registering' })
        return 'moved'
      }
    },
  }
}
