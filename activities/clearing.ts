import type { DossierStore, Stores } from '../domain/ports.ts'
import type { TransactionActivities } from './contract.ts'
import { createReviewActivities } from './reviews.ts'
import { createScreeningActivities } from './screening.ts'

type ClearingDeps = Pick<Stores, 'register' | 'screenings' | 'cases'> & { readonly dossiers: DossierStore }

/** Several commits each, one after the other: an attempt that broke off goes on where it was. */
export function createClearingActivities(
  stores: ClearingDeps,
): Pick<TransactionActivities, 'clearTransaction' | 'reviewAnew'> {
  const { screenTransaction } = createScreeningActivities(stores)
  const { openCase } = createReviewActivities(stores)
  return {
    async clearTransaction(step) {
      await stores.dossiers.enter({ ...step, stage: 'clearing' })
      const outcome = await screenTransaction(step)
      if (outcome.flagged) await openCase(step)
      return outcome
    },
    async reviewAnew(step) {
      await screenTransaction(step)
      await openCase(step)
    },
  }
}
