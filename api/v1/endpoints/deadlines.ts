import { sumOf } from '../../../domain/money.ts'
import { basisOf } from '../../../domain/review/reasons.ts'
import { revisionsOf } from '../../../domain/review/revisions.ts'
import type { Finding } from '../../../domain/verdict.ts'
import { authorize } from '../../authorize.ts'
import { dossierFor } from '../../commands/ask.ts'
import { deadlinesOf } from '../../deadlines.ts'
import type { Deadlines } from '../../deadlines.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { parseLastDay } from '../../last-day.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, transactionIn } from '../request.ts'
import { deadlines, extended, extension, refunds, revisions } from '../schemas/deadline.ts'

const subject = 'transactions'

/** Until when, more time, what changed between two lodgings, and who is owed what. */
export function createDeadlineEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...times(deps), ...corrections(deps)]
}

function times(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/transactions/:id/deadlines', subject, access: 'person' },
      summary: 'Every deadline of the transaction, as absolute dates',
      answers: { status: 200, description: 'As they run now', content: deadlines },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        const dossier = await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
        const events = await deps.stores.history.after(dossier.transactionId, 0)
        return { status: 200, body: deadlinesView(await deadlinesOf(deps, dossier, events)) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/extensions', subject, access: 'person', keyed: true },
      summary: 'More time: on the notary’s request once, by rule; else as an officer grants it',
      body: extension,
      answers: { status: 201, description: 'Until when', content: extended },
      refuses: [
        ...(['transaction-not-found', 'illegal-transition', 'reason-missing'] as const),
        ...(['extension-used', 'extension-not-possible'] as const),
      ],
      async handle({ req, body: { lastDay, reason } }) {
        const asked = { lastDay: lastDay === null ? null : parseLastDay(lastDay), reason }
        return { status: 201, body: await deps.commands.extend(askingOf(req), transactionIn(req), asked) }
      },
    }),
  ]
}

function corrections(deps: ApiDeps): readonly Endpoint[] {
  const { stores } = deps
  return [
    endpoint({
      ...{ method: 'get', path: '/transactions/:id/revisions', subject, access: 'person' },
      summary: 'Each lodging of the deed under its receipt: why it went back, and what changed',
      answers: { status: 200, description: 'Oldest first', content: revisions },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        const dossier = await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
        const events = await stores.history.after(dossier.transactionId, 0)
        const amendments = await stores.dossiers.amendmentsOf(dossier.transactionId)
        const all = revisionsOf(events, dossier.documents, amendments).map(({ returned, ...revision }) => ({
          ...revision,
          returned: returned && {
            at: returned.at,
            until: returned.until,
            reasons: reasonsView(returned.codes, dossier.findings),
          },
        }))
        return { status: 200, body: { revisions: all } }
      },
    }),
    endpoint({
      ...{ method: 'get', path: '/refunds', subject: 'payment', access: 'person' },
      summary: 'Who is owed what, oldest first',
      answers: { status: 200, description: 'For officers', content: refunds },
      refuses: [],
      async handle({ req }) {
        authorize(actorOf(req), 'see refunds', null)
        const due = await stores.payments.refundsDue()
        return { status: 200, body: { refunds: due, total: sumOf(due.map(({ amount }) => amount)) } }
      },
    }),
  ]
}

function deadlinesView({ running, lodging, valuation, publication, refused, set }: Deadlines): unknown {
  return {
    running: running && {
      ...{ deadline: running.deadline, until: running.until },
      ...{ mayAsk: running.mayAsk, provisional: running.provisional },
    },
    ...{ lodging, valuation, publication, set },
    refused: refused && {
      at: refused.at,
      reasons: reasonsView(refused.codes, []),
      appeal: refused.appeal,
    },
  }
}

/** An officer's reason rests on its own basis, a failed check on that of its finding. */
function reasonsView(codes: readonly string[], findings: readonly Finding[]): readonly unknown[] {
  return codes.map((code) => ({
    code,
    basis: basisOf(code) ?? findings.find((finding) => finding.code === code)?.basis ?? null,
  }))
}
