import type { Request } from 'express'
import type { HistoryEvent } from '../../../domain/transaction/history.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { streamEvents } from '../event-stream.ts'
import { transactionIn } from '../request.ts'
import { history } from '../schemas/transaction.ts'
import { eventView } from '../views/event.ts'

const subject = 'transactions'
const query = { after: 'Only events with a higher `seq`' }

/** What happened to a transaction, at once or as it happens. */
export function createHistoryEndpoints(deps: ApiDeps): readonly Endpoint[] {
  const after = (req: Request, seq: number): Promise<readonly HistoryEvent[]> =>
    deps.stores.history.after(transactionIn(req), seq)
  return [
    endpoint({
      ...{ method: 'get', path: '/transactions/:id/history', subject, access: 'person', query },
      summary: 'The history, oldest first, 200 events at most',
      answers: { status: 200, description: 'The events', content: history },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
        const events = await after(req, seqIn(req.query['after']))
        return { status: 200, body: { events: events.map(eventView) } }
      },
    }),
    endpoint({
      ...{ method: 'get', path: '/transactions/:id/events', subject, access: 'person', query },
      summary: 'The history as server-sent events; Last-Event-ID resumes it',
      answers: {
        status: 200,
        description: 'Each message is an Event; its id is its `seq`',
        content: 'events',
      },
      refuses: ['transaction-not-found'],
      async handle({ req, res }) {
        await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
        const from = seqIn(req.get('last-event-id') ?? req.query['after'])
        await streamEvents(res, (seq) => after(req, seq), from)
        return undefined
      },
    }),
  ]
}

function seqIn(value: unknown): number {
  if (value === undefined) return 0
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value)
  throw new Refusal('request-malformed', 'The place to go on from is a number', { field: 'after' })
}
