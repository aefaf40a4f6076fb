import type { ApiDeps } from '../../deps.ts'
import type { Endpoint } from '../endpoint.ts'
import { createCaseEndpoints } from './cases.ts'
import { createDeadlineEndpoints } from './deadlines.ts'
import { createDocumentEndpoints } from './documents.ts'
import { createDryRunEndpoints } from './dry-runs.ts'
import { createEvidenceEndpoints } from './evidence.ts'
import { createExchangeEndpoints } from './exchange.ts'
import { createHistoryEndpoints } from './history.ts'
import { createMessageEndpoints } from './messages.ts'
import { createKindEndpoints } from './kinds.ts'
import { createParcelEndpoints } from './parcels.ts'
import { createOwnerEndpoints } from './owners.ts'
import { createPartyEndpoints } from './party.ts'
import { createPaymentEndpoints } from './payments.ts'
import { createPublicationEndpoints } from './publications.ts'
import { createRevaluationEndpoints } from './revaluations.ts'
import { createTransactionEndpoints } from './transactions.ts'
import { createVerificationEndpoints } from './verifications.ts'
import { createWebhookEndpoints } from './webhooks.ts'

/** All that the API does, in the order of its documentation. */
export function createEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    ...createTransactionEndpoints(deps),
    ...createKindEndpoints(),
    ...createHistoryEndpoints(deps),
    ...createDeadlineEndpoints(deps),
    ...createDryRunEndpoints(deps),
    ...createEvidenceEndpoints(deps),
    ...createDocumentEndpoints(deps),
    ...createExchangeEndpoints(deps),
    ...createPartyEndpoints(deps),
    ...createPaymentEndpoints(deps),
    ...createRevaluationEndpoints(deps),
    ...createPublicationEndpoints(deps),
    ...createCaseEndpoints(deps),
    ...createParcelEndpoints(deps),
    ...createOwnerEndpoints(deps),
    ...createMessageEndpoints(deps),
    ...createWebhookEndpoints(deps),
    ...createVerificationEndpoints(deps),
  ]
}
