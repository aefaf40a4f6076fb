import type { DossierStore, Stores } from '../domain/ports.ts'
import { RULES_VERSION } from '../domain/screening/screen.ts'
import type { TransactionActivities } from './contract.ts'
import { extractOf } from './dossier-of.ts'
import { createOwnerActivities, ownersWord } from './owners.ts'
import { createReviewActivities } from './reviews.ts'
import { createScreeningActivities } from './screening.ts'

type ClearingDeps = Pick<Stores, 'register' | 'screenings' | 'cases' | 'shields' | 'publications'> & {
  readonly dossiers: DossierStore
}

/** Several commits each, one after the other: an attempt that broke off goes on where it was. */
export function createClearingActivities(
  stores: ClearingDeps,
): Pick<TransactionActivities, 'clearTransaction' | 'reviewAnew' | 'holdsOn'> {
  const screening = createScreeningActivities(stores)
  const reviews = createReviewActivities(stores)
  const owners = createOwnerActivities(stores)
  return {
    holdsOn: (step) => owners.holdsOn(step),
    async clearTransaction(step) {
      await stores.dossiers.enter({ ...step, stage: 'clearing' })
      const dossier = await extractOf(stores.dossiers, step.transactionId)
      const word = await ownersWord(stores, dossier)
      const held = await owners.holdDossier(dossier, word, step.at)
      if (held !== null) return { flagged: false, weight: null, rulesVersion: RULES_VERSION, held }
      const outcome = await screening.screenDossier(dossier, word, step)
      if (outcome.flagged) await reviews.openCase(step)
      return outcome
    },
    async reviewAnew(step) {
      await screening.screenTransaction(step)
      await reviews.openCase(step)
    },
  }
}
