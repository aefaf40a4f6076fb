import type { Request } from 'express'
import { agreementOf } from '../../../domain/dry-run/agreement.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { later, parseInstant } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { authorize } from '../../authorize.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, transactionIn } from '../request.ts'
import { agreement, dryRun, latestDryRun } from '../schemas/dry-run.ts'
import { agreementView, dryRunView } from '../views/dry-run.ts'

/** What lodging would bring, and how far that can be relied on. */
export function createDryRunEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...running(deps), measuring(deps)]
}

function running({ stores, commands }: ApiDeps): readonly Endpoint[] {
  const path = '/transactions/:id/dry-run'
  return [
    endpoint({
      ...{ method: 'post', path, subject: 'transactions', access: 'person', keyed: true },
      summary: 'Try what would be said if the deed were lodged now',
      answers: { status: 201, description: 'What would be said; nothing was changed', content: dryRun },
      refuses: ['transaction-not-found', 'illegal-transition', 'pin-unknown'],
      async handle({ req }) {
        return { status: 201, body: dryRunView(await commands.dryRun(askingOf(req), transactionIn(req))) }
      },
    }),
    endpoint({
      ...{ method: 'get', path, subject: 'transactions', access: 'person' },
      summary: 'What the last dry run said',
      answers: { status: 200, description: 'As it was said then', content: latestDryRun },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        const id = transactionIn(req)
        await dossierFor({ stores }, actorOf(req), 'read a dossier', id)
        const run = await stores.dryRuns.latest(id)
        return { status: 200, body: { dryRun: run === undefined ? null : dryRunView(run) } }
      },
    }),
  ]
}

const QUARTER_MS = 90 * 24 * 60 * 60 * 1_000
/** Examinations looked at for one answer. */
const MOST = 10_000

function measuring({ stores, now }: ApiDeps): Endpoint {
  const query = { since: 'From which moment on; 90 days ago when absent' }
  return endpoint({
    ...{ method: 'get', path: '/dry-runs/agreement', subject: 'review', access: 'person', query },
    summary: 'How often dry runs said what the examination then found, and where they did not',
    answers: { status: 200, description: 'The figures', content: agreement },
    refuses: [],
    async handle({ req }) {
      authorize(actorOf(req), 'measure dry runs', null)
      const since = sinceIn(req) ?? later(now(), -QUARTER_MS)
      const tried = await stores.dryRuns.tried(since, MOST)
      return { status: 200, body: agreementView(since, agreementOf(tried)) }
    },
  })
}

function sinceIn(req: Request): Instant | undefined {
  const { since } = req.query
  if (since === undefined) return undefined
  const instant = typeof since === 'string' ? parseInstant(since) : undefined
  if (instant !== undefined) return instant
  throw new Refusal('request-malformed', 'The moment is written as 2026-11-23T08:00:00.000Z', {
    field: 'since',
  })
}
