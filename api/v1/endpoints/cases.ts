import { authorize } from '../../authorize.ts'
import { caseFor } from '../../commands/cases.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, textIn } from '../request.ts'
import { caseList, claimed, decidedOutcome, decision, reviewCase } from '../schemas/case.ts'
import { caseLine, caseView } from '../views/case.ts'

const subject = 'review'

/** The officers' queue. */
export function createCaseEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...reading(deps), ...writing(deps)]
}

function reading(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/cases', subject, access: 'person' },
      summary: 'The queue',
      answers: { status: 200, description: 'The cases', content: caseList },
      refuses: [],
      async handle({ req }) {
        authorize(actorOf(req), 'review cases', null)
        return { status: 200, body: { cases: (await deps.stores.cases.queue()).map(caseLine) } }
      },
    }),
    endpoint({
      ...{ method: 'get', path: '/cases/:caseId', subject, access: 'person' },
      summary: 'One case with its facts',
      answers: { status: 200, description: 'The case', content: reviewCase },
      refuses: ['case-not-found'],
      async handle({ req }) {
        const review = await caseFor(deps, actorOf(req), textIn(req, 'caseId'))
        return { status: 200, body: caseView(review) }
      },
    }),
  ]
}

function writing({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/cases/:caseId/claim', subject, access: 'person', keyed: true },
      summary: 'Take the case to work on',
      answers: { status: 200, description: 'Yours', content: claimed },
      refuses: ['case-not-found', 'case-claimed-by-another', 'same-officer-twice', 'illegal-transition'],
      async handle({ req }) {
        return { status: 200, body: await commands.claim(askingOf(req), textIn(req, 'caseId')) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/cases/:caseId/decisions', subject, access: 'person', keyed: true },
      summary: 'Decide the case with reasons of the list',
      body: decision,
      answers: { status: 201, description: 'What the case comes to', content: decidedOutcome },
      refuses: [
        'case-not-found',
        'case-not-claimed',
        'same-officer-twice',
        'reason-missing',
        'blocking-finding-stands',
        'illegal-transition',
      ],
      async handle({ req, body }) {
        return { status: 201, body: await commands.decide(askingOf(req), textIn(req, 'caseId'), body) }
      },
    }),
  ]
}
