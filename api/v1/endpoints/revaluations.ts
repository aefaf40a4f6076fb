import { cents } from '../../../domain/money.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, keyOf, transactionIn } from '../request.ts'
import {
  claim,
  objection as objecting,
  objectionDecision,
  payersObjection,
  revaluationOrNone,
} from '../schemas/revaluation.ts'
import { standing } from '../schemas/transaction.ts'

const subject = 'payment'
const answers = { status: 201, description: 'Where the transaction stands', content: standing }

/** The duty after registration: claim, objection, decision. */
export function createRevaluationEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...reading(deps), ...officers(deps), ...payers(deps)]
}

function reading({ stores }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/transactions/:id/revaluation', subject, access: 'person' },
      summary: 'The duty reopened after registration, if it was',
      answers: { status: 200, description: 'As it is on record', content: revaluationOrNone },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        const id = transactionIn(req)
        await dossierFor({ stores }, actorOf(req), 'read a dossier', id)
        const found = await stores.revaluations.find(id)
        if (found === undefined) return { status: 200, body: { revaluation: null } }
        const { officerId, at, declared, value, reasons, note, lines, objectUntil } = found
        const { objection, decision } = found
        const claimed = { officerId, at, declared, value, reasons, note, lines, objectUntil }
        return { status: 200, body: { revaluation: { ...claimed, objection, decision } } }
      },
    }),
  ]
}

function officers({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/revaluation', subject, access: 'person', keyed: true },
      summary: 'Reopen the duty after a valuation, within its months',
      body: claim,
      answers,
      refuses: [
        ...(['transaction-not-found', 'illegal-transition', 'reason-missing'] as const),
        ...(['valuation-not-higher', 'duty-reopened-before'] as const),
      ],
      async handle({ req, body }) {
        const asked = { ...body, value: cents(body.value) }
        return { status: 201, body: await commands.reopen(askingOf(req), transactionIn(req), asked) }
      },
    }),
    endpoint({
      ...{
        method: 'post',
        path: '/transactions/:id/objection/decision',
        subject,
        access: 'person',
        keyed: true,
      },
      summary: 'Decide the objection, as another officer than the one who claimed',
      body: objectionDecision,
      answers,
      refuses: [
        ...(['transaction-not-found', 'illegal-transition', 'reason-missing'] as const),
        ...(['same-officer-twice', 'valuation-not-higher'] as const),
      ],
      async handle({ req, body }) {
        const value = body.value === null ? null : cents(body.value)
        const decided = await commands.decideObjection(askingOf(req), transactionIn(req), { ...body, value })
        return { status: 201, body: decided }
      },
    }),
  ]
}

function payers({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/objection', subject, access: 'person', keyed: true },
      summary: 'Object to the claim, as the notary for his client',
      body: objecting,
      answers,
      refuses: [
        ...(['transaction-not-found', 'illegal-transition', 'reason-missing'] as const),
        ...(['objection-too-late', 'objection-used'] as const),
      ],
      async handle({ req, body }) {
        return { status: 201, body: await commands.object(askingOf(req), transactionIn(req), body.grounds) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/pay/objection', subject, access: 'anyone', scarce: true, keyed: true },
      summary: 'Object to the claim, as its payer',
      body: payersObjection,
      answers,
      refuses: [
        'pay-link-invalid',
        'illegal-transition',
        'reason-missing',
        'objection-too-late',
        'objection-used',
      ],
      async handle({ req, body: { payCode, grounds } }) {
        return { status: 201, body: await commands.objectAsPayer(payCode, keyOf(req), grounds) }
      },
    }),
  ]
}
