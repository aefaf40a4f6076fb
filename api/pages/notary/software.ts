import { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { Actor } from '../../../domain/actor.ts'
import type { WebhookEndpoint } from '../../../domain/ports.ts'
import { secretsAt } from '../../../domain/message/webhook-secrets.ts'
import { authorize } from '../../authorize.ts'
import { deadFor } from '../../commands/post.ts'
import type { Request as Asking } from '../../commands.ts'
import type { ApiDeps } from '../../deps.ts'
import { textIn as partOf } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm, textIn } from '../form.ts'
import { actorAs, OFFICE } from '../guard.ts'
import { DELIVERY_TAGS, shownDelivery } from '../inbox/undelivered.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'

const ADDRESS = '/notary/software'
const CALLS = 50

interface Outcome {
  readonly errors?: readonly FieldMessage[]
  /** An endpoint whose secret is shown this once. */
  readonly shown?: Pick<WebhookEndpoint, 'url'> & { readonly secret: string }
}

type Look = (req: Request, res: Response, actor: Actor, outcome?: Outcome) => Promise<void>
type Act = (asking: Asking, req: Request, res: Response) => Promise<void>

/** The page on which a notary says where his software hears of events, and sees what it was told. */
export function createSoftwarePages(deps: ApiDeps, renderer: Renderer): Router {
  const { commands } = deps
  const look = looking(deps, renderer)
  const form = forms(deps, renderer, look)

  const router = Router()
  router.get(ADDRESS, async (req, res) => {
    const actor = actorAs(OFFICE, req, res)
    if (actor !== undefined) await look(req, res, actor)
  })
  // A secret is shown in the answer itself: after a redirect, nobody knows it any more.
  router.post(
    ADDRESS,
    readForm,
    form(async (asking, req, res) => {
      const shown = await commands.registerWebhook(asking, textIn(formOf(req), 'url'))
      await look(req, res, asking.actor, { shown })
    }),
  )
  router.post(
    `${ADDRESS}/:endpointId/secret`,
    readForm,
    form(async (asking, req, res) => {
      const shown = await commands.renewWebhookSecret(asking, partOf(req, 'endpointId'))
      await look(req, res, asking.actor, { shown })
    }),
  )
  router.post(
    `${ADDRESS}/:endpointId/trial`,
    readForm,
    form(async (asking, req, res) => {
      await commands.tryWebhook(asking, partOf(req, 'endpointId'))
      res.redirect(303, `${ADDRESS}?done=tested`)
    }),
  )
  router.post(
    `${ADDRESS}/:endpointId/removal`,
    readForm,
    form(async (asking, req, res) => {
      await commands.removeWebhook(asking, partOf(req, 'endpointId'))
      res.redirect(303, `${ADDRESS}?done=removed`)
    }),
  )
  return router
}

function forms(deps: ApiDeps, { voiceOf }: Renderer, look: Look): (act: Act) => RequestHandler {
  return (act) =>
    answering(
      deps,
      async (req, res) => {
        const actor = actorAs(OFFICE, req, res)
        if (actor !== undefined) await act({ actor, key: keyIn(formOf(req)) }, req, res)
      },
      async (req, res, refusal) => {
        // Not of the form: he may not be here at all, or the endpoint is gone.
        if (refusal.code !== 'endpoint-invalid') throw refusal
        const actor = actorAs(OFFICE, req, res)
        const errors = [messageFor(voiceOf(req), refusal, 'url')]
        if (actor !== undefined) await look(req, res, actor, { errors })
      },
    )
}

function looking(deps: ApiDeps, { show, voiceOf }: Renderer): Look {
  const { stores, now } = deps
  return async (req, res, actor, { errors = [], shown } = {}) => {
    authorize(actor, 'register webhooks', null)
    const { t } = voiceOf(req)
    const [endpoints, calls, dead] = await Promise.all([
      stores.webhooks.listOf(actor.id),
      stores.outbox.calledFor(actor.id, CALLS),
      deadFor(deps, actor),
    ])
    show(req, res, {
      template: 'notary/software',
      title: t.software.title,
      address: ADDRESS,
      errors,
      done: doneOf(req, t.software.done),
      data: {
        endpoints: endpoints.map((endpoint) => ({
          ...endpoint,
          bothSignUntil: secretsAt(endpoint, now()).length > 1 ? endpoint.former?.until : null,
        })),
        calls: calls.map((call) => shownDelivery(t, call)),
        dead: dead.map((delivery) => shownDelivery(t, delivery)),
        ...{ shown, stateTags: DELIVERY_TAGS, typed: errors.length > 0 ? textIn(formOf(req), 'url') : '' },
      },
    })
  }
}
