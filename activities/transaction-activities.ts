import type { BankGateway, Stores } from '../domain/ports.ts'
import { createClearingActivities } from './clearing.ts'
import type { TransactionActivities } from './contract.ts'
import { createDeadlineActivities } from './deadlines.ts'
import { createDossierActivities } from './dossiers.ts'
import { createDueActivities } from './due.ts'
import { refusingAsFailures } from './failure.ts'
import { createPaymentActivities } from './payments.ts'
import { createRegistrationActivities } from './registration.ts'
import { createRevaluationActivities } from './revaluations.ts'
import { createReviewActivities } from './reviews.ts'

export interface TransactionDeps {
  readonly stores: Pick<
    Stores,
    | 'register'
    | 'dossiers'
    | 'deadlines'
    | 'reminders'
    | 'revaluations'
    | 'payments'
    | 'cases'
    | 'screenings'
    | 'registrations'
    | 'shields'
    | 'publications'
  >
  readonly bank: BankGateway
}

/** What the transactions worker offers. */
export function createTransactionActivities({ stores, bank }: TransactionDeps): TransactionActivities {
  return refusingAsFailures({
    ...createDossierActivities(stores),
    ...createDeadlineActivities(stores),
    ...createRevaluationActivities(stores),
    ...createPaymentActivities({ payments: stores.payments, bank }),
    ...createClearingActivities(stores),
    ...createReviewActivities(stores),
    ...createRegistrationActivities(stores),
    ...createDueActivities(stores),
  })
}
