import { TEMPLATES } from '../../../domain/message/templates.ts'
import { authorize } from '../../authorize.ts'
import { deadFor } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, textIn } from '../request.ts'
import { deadList, endpointList, newEndpoint, registeredEndpoint, resend } from '../schemas/post.ts'
import { deadView, endpointView } from '../views/post.ts'

const subject = 'webhooks'

/** What an endpoint can be told of. */
const EVENTS = [...new Set(Object.values(TEMPLATES).flatMap(({ event }) => event ?? []))].join(', ')

/** Where a notary's software hears of events, and what could not be delivered. */
export function createWebhookEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...endpoints(deps), ...deliveries(deps)]
}

function endpoints({ stores, commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/webhooks', subject, access: 'person' },
      summary: 'Your endpoints',
      answers: { status: 200, description: 'Oldest first', content: endpointList },
      refuses: [],
      async handle({ req }) {
        const actor = actorOf(req)
        authorize(actor, 'register webhooks', null)
        const own = await stores.webhooks.listOf(actor.id)
        return { status: 200, body: { endpoints: own.map(endpointView) } }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/webhooks', subject, access: 'person', keyed: true },
      summary: `Have your software told by signed webhooks (Standard Webhooks 1.0, v1) of: ${EVENTS}. A call that is not answered 2xx within 10 s is tried again over three days under the same webhook-id`,
      body: newEndpoint,
      answers: {
        status: 201,
        description: 'Registered; the secret is shown this once',
        content: registeredEndpoint,
      },
      refuses: ['endpoint-invalid'],
      async handle({ req, body }) {
        const { secret, ...registered } = await commands.registerWebhook(askingOf(req), body.url)
        return { status: 201, body: { ...endpointView(registered), secret } }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/webhooks/:endpointId/removal', subject, access: 'person', keyed: true },
      summary: 'Have nothing more sent to an endpoint',
      answers: { status: 204, description: 'Removed', content: null },
      refuses: ['endpoint-not-found'],
      async handle({ req }) {
        await commands.removeWebhook(askingOf(req), textIn(req, 'endpointId'))
        return { status: 204, body: null }
      },
    }),
  ]
}

function deliveries(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/deliveries/dead', subject, access: 'person' },
      summary: 'What could not be delivered: yours, or for officers everyone’s',
      answers: { status: 200, description: 'Oldest first', content: deadList },
      refuses: [],
      async handle({ req }) {
        const dead = await deadFor(deps, actorOf(req))
        return { status: 200, body: { deliveries: dead.map(deadView) } }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/deliveries/resend', subject, access: 'person', keyed: true },
      summary: 'Send off again what could not be delivered',
      body: resend,
      answers: { status: 204, description: 'On its way again', content: null },
      refuses: ['delivery-not-found'],
      async handle({ req, body }) {
        await deps.commands.resend(askingOf(req), body.deliveryId)
        return { status: 204, body: null }
      },
    }),
  ]
}
