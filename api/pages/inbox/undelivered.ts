import { Router } from 'express'
import type { Role } from '../../../domain/actor.ts'
import { TEMPLATES } from '../../../domain/message/templates.ts'
import type { Delivery, DeliveryState } from '../../../domain/ports.ts'
import type { Text } from '../../../web/text/shape.ts'
import { deadFor } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm, textIn } from '../form.ts'
import { actorAs } from '../guard.ts'
import type { Renderer } from '../render/show.ts'

/** A delivery in words, for a template. */
interface Shown extends Pick<
  Delivery,
  'deliveryId' | 'state' | 'attempts' | 'sentOffAt' | 'dueAt' | 'sentAt'
> {
  readonly what: string
  readonly event: string | null
  readonly transactionId: string | null
  readonly where: string
  readonly failure: string | null
}

export const DELIVERY_TAGS = {
  pending: 'yellow',
  sent: 'green',
  dead: 'red',
  dropped: 'grey',
} as const satisfies Readonly<Record<DeliveryState, string>>

export function shownDelivery(t: Text, delivery: Delivery): Shown {
  const { deliveryId, state, attempts, sentOffAt, dueAt, sentAt, message, error } = delivery
  return {
    ...{ deliveryId, state, attempts, sentOffAt, dueAt, sentAt },
    what: t.messageNames[message.template],
    event: TEMPLATES[message.template].event,
    transactionId: message.transactionId,
    where: whereTo(t, delivery),
    failure: error === null ? null : failureIn(t, error),
  }
}

function whereTo({ software }: Text, { way }: Delivery): string {
  if (way.channel === 'webhook') return way.endpoint?.url ?? software.gone
  return way.contact === null ? software.failures['no-address'] : software.byEmail(way.contact.email)
}

function failureIn({ software }: Text, error: string): string {
  const known: Readonly<Record<string, string>> = software.failures
  const [, status] = /answered (\d{3})/.exec(error) ?? []
  if (status !== undefined) return software.answered(status)
  if (/timeout|ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|socket hang up/i.test(error)) return software.silent
  return known[error] ?? error
}

/** Where whoever has this role finds what was given up. */
const LISTED_AT: Readonly<Partial<Record<Role, string>>> = {
  officer: '/officer/undelivered',
  notary: '/notary/software',
}

/** What was given up, for officers, who run the office; and the button by which anybody sends his own again. */
export function createUndeliveredPages(deps: ApiDeps, { show, voiceOf }: Renderer): Router {
  const router = Router()
  router.get('/officer/undelivered', async (req, res) => {
    const actor = actorAs('officer', req, res)
    if (actor === undefined) return
    const { t } = voiceOf(req)
    const dead = await deadFor(deps, actor)
    show(req, res, {
      template: 'officer/undelivered',
      title: t.software.undelivered.title,
      done: doneOf(req, t.software.done),
      data: { dead: dead.map((delivery) => shownDelivery(t, delivery)) },
    })
  })
  router.post('/undelivered', readForm, async (req, res) => {
    const [form, actor] = [formOf(req), actorOf(req)]
    await deps.commands.resend({ actor, key: keyIn(form) }, textIn(form, 'delivery'))
    res.redirect(303, `${LISTED_AT[actor.role] ?? '/contact'}?done=resent`)
  })
  return router
}
