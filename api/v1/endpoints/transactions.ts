import type { ReceiptTimestamp } from '../../../domain/ports.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { officeOf } from '../../../domain/actor.ts'
import { authorize } from '../../authorize.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { payLinksOf } from '../../pay-links.ts'
import { parseTerms } from '../../terms.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, transactionIn } from '../request.ts'
import { lodged, opened, standing, transaction, transactionList, withdrawal } from '../schemas/transaction.ts'
import { terms } from '../schemas/terms.ts'
import { transactionView } from '../views/transaction.ts'

const subject = 'transactions'

/** Opening, reading and lodging. */
export function createTransactionEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...reading(deps), ...writing(deps), correcting(deps)]
}

function reading(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/transactions', subject, access: 'person' },
      summary: 'Your transactions, newest first',
      answers: { status: 200, description: 'The list', content: transactionList },
      refuses: [],
      async handle({ req }) {
        const actor = actorOf(req)
        authorize(actor, 'list own dossiers', null)
        const transactions = await deps.stores.dossiers.listOf(officeOf(actor) ?? actor.id)
        return { status: 200, body: { transactions } }
      },
    }),
    endpoint({
      ...{ method: 'get', path: '/transactions/:id', subject, access: 'person' },
      summary: 'One transaction with its dossier',
      answers: { status: 200, description: 'As it stands now', content: transaction },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        const actor = actorOf(req)
        const dossier = await dossierFor(deps, actor, 'read a dossier', transactionIn(req))
        const links = await payLinksOf(deps, actor, dossier)
        const timestamps = await timestampsOf(deps, dossier)
        return { status: 200, body: transactionView(dossier, links, timestamps, deps.now()) }
      },
    }),
  ]
}

function writing({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/transactions', subject, access: 'person', keyed: true },
      summary: 'Open a dossier',
      body: terms,
      answers: { status: 201, description: 'Opened', content: opened },
      refuses: ['pin-malformed', 'pin-unknown', 'nic-malformed', 'price-invalid', 'term-missing'],
      async handle({ req, body }) {
        return { status: 201, body: await commands.open(askingOf(req), parseTerms(body)) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/lodgement', subject, access: 'person', keyed: true },
      summary: 'Lodge the deed; after a return, lodge it anew under the same receipt',
      answers: { status: 201, description: 'The priority receipt', content: lodged },
      refuses: [
        'transaction-not-found',
        'illegal-transition',
        'deed-missing',
        'document-required',
        'parcel-held',
      ],
      async handle({ req }) {
        return { status: 201, body: await commands.lodge(askingOf(req), transactionIn(req)) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/withdrawal', subject, access: 'person', keyed: true },
      summary: 'Withdraw the transaction',
      body: withdrawal,
      answers: { status: 200, description: 'Withdrawn', content: standing },
      refuses: ['transaction-not-found', 'illegal-transition', 'reason-missing'],
      async handle({ req, body }) {
        const stands = await commands.withdraw(askingOf(req), transactionIn(req), body.reason)
        return { status: 200, body: stands }
      },
    }),
  ]
}

function correcting({ commands }: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'put', path: '/transactions/:id/terms', subject, access: 'person', keyed: true },
    summary: 'Correct the terms that the reasons of a return name, under the same receipt',
    body: terms,
    answers: { status: 200, description: 'Corrected; lodging anew has them assessed', content: standing },
    refuses: [
      ...(['transaction-not-found', 'illegal-transition', 'term-not-amendable'] as const),
      ...(['pin-malformed', 'nic-malformed', 'price-invalid', 'term-missing'] as const),
    ],
    async handle({ req, body }) {
      const corrected = parseTerms(body)
      return { status: 200, body: await commands.amend(askingOf(req), transactionIn(req), corrected) }
    },
  })
}

/** What was never lodged was never stamped. */
async function timestampsOf(
  { stores }: ApiDeps,
  { transactionId, receipt }: Dossier,
): Promise<readonly ReceiptTimestamp[]> {
  return receipt === null ? [] : stores.receiptTimestamps.of(transactionId)
}
