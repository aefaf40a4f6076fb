import { TEMPLATES } from '../../../domain/message/templates.ts'
import { authorize } from '../../authorize.ts'
import { deadFor } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, textIn } from '../request.ts'
import { callList, deadList, endpointList, newEndpoint, registeredEndpoint, resend } from '../schemas/post.ts'
import { callView, deadView, endpointView } from '../views/post.ts'

const subject = 'webhooks'

/** What an endpoint can be told of. */
const EVENTS = [...new Set(Object.values(TEMPLATES).flatMap(({ event }) => event ?? []))].join(', ')

/** Where a notary's software hears of events, and what could not be delivered. */
export function createWebhookEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...endpoints(deps), ...changing(deps), ...deliveries(deps)]
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
  ]
}

function changing({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/webhooks/:endpointId/secret', subject, access: 'person', keyed: true },
      summary: 'Have a new secret. For 24 hours calls are signed with the former one too',
      answers: { status: 201, description: 'The secret is shown this once', content: registeredEndpoint },
      refuses: ['endpoint-not-found'],
      async handle({ req }) {
        const id = textIn(req, 'endpointId')
        const { secret, ...renewed } = await commands.renewWebhookSecret(askingOf(req), id)
        return { status: 201, body: { ...endpointView(renewed), secret } }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/webhooks/:endpointId/trial', subject, access: 'person', keyed: true },
      summary: 'Have an endpoint called with the event webhook.trial, which means nothing',
      answers: { status: 204, description: 'On its way; `GET /deliveries` tells', content: null },
      refuses: ['endpoint-not-found'],
      async handle({ req }) {
        await commands.tryWebhook(askingOf(req), textIn(req, 'endpointId'))
        return { status: 204, body: null }
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

const CALLS = 50

function deliveries(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path: '/deliveries', subject, access: 'person' },
      summary: 'What your endpoints were told, how often it was tried, and what came of it',
      answers: { status: 200, description: 'Newest first', content: callList },
      refuses: [],
      async handle({ req }) {
        const actor = actorOf(req)
        authorize(actor, 'register webhooks', null)
        const calls = await deps.stores.outbox.calledFor(actor.id, CALLS)
        return { status: 200, body: { calls: calls.map(callView) } }
      },
    }),
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
