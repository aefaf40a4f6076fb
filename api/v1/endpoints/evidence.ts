import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { transactionIn } from '../request.ts'
import { evidence } from '../schemas/evidence.ts'
import { evidenceView } from '../views/evidence.ts'

/** What the conclusions about a transaction's documents rest on. */
export function createEvidenceEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/transactions/:id/evidence', subject: 'transactions', access: 'person' },
      summary: 'The verdicts on its documents, what they rest on, and the proof of when they existed',
      answers: { status: 200, description: 'As it is on record', content: evidence },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        const { transactionId } = await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
        const [timestamps, judged] = await Promise.all([
          deps.stores.receiptTimestamps.of(transactionId),
          deps.stores.evidence.of(transactionId),
        ])
        const documents = new Set(judged.map(({ document }) => document.sha256))
        const proofs = await Promise.all([...documents].map((sha256) => deps.stores.archive.of(sha256)))
        return { status: 200, body: evidenceView(timestamps, judged, proofs.flat()) }
      },
    }),
  ]
}
