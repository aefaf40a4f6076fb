import { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { Actor } from '../../../domain/actor.ts'
import { parseTransactionId } from '../../../domain/ids.ts'
import { notFound } from '../../authorize.ts'
import type { Request as Asking } from '../../commands.ts'
import type { ApiDeps } from '../../deps.ts'
import { ownTitles } from '../../own-titles.ts'
import { textIn as partOf } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm, textIn } from '../form.ts'
import type { Form } from '../form.ts'
import { actorAs } from '../guard.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import { TAGS } from '../tags.ts'

/** What one of the page's forms does. Answers what good news there is. */
type Act = (
  asking: Asking,
  pin: string,
  form: Form,
  req: Request,
) => Promise<'watched' | 'locked' | 'lifted' | 'objected'>

/** The page on which an owner sees his titles and what is under way on them, has them watched, and objects. */
export function createOwnerPages(deps: ApiDeps, renderer: Renderer): Router {
  const look = looking(deps, renderer)
  const { watch, lock, object } = acting(deps)
  /** Sends one form; a refusal is shown beside the field that it concerns. */
  const form = (act: Act, field: string): RequestHandler =>
    answering(
      deps,
      async (req, res) => {
        const actor = actorAs('owner', req, res)
        if (actor === undefined) return
        const fields = formOf(req)
        const done = await act({ actor, key: keyIn(fields) }, partOf(req, 'pin'), fields, req)
        res.redirect(303, `/owner?done=${done}`)
      },
      async (req, res, refusal) => {
        // Not of the form either: no title on the page is the one that was named.
        if (refusal.code === 'not-the-owner') throw refusal
        const message = messageFor(renderer.voiceOf(req), refusal, `${field}-${partOf(req, 'pin')}`)
        const actor = actorAs('owner', req, res)
        if (actor !== undefined) await look(req, res, actor, [message])
      },
    )

  const router = Router()
  router.get('/owner', async (req, res) => {
    const actor = actorAs('owner', req, res)
    if (actor !== undefined) await look(req, res, actor)
  })
  router.post('/owner/:pin/watch', readForm, form(watch, 'days'))
  router.post('/owner/:pin/lock', readForm, form(lock, 'lock'))
  router.post('/owner/:pin/objection', readForm, form(object, 'reason'))
  return router
}

function acting({ commands }: ApiDeps): Readonly<Record<'watch' | 'lock' | 'object', Act>> {
  return {
    async watch(asking, pin, form) {
      const wish = { alert: textIn(form, 'alert') === 'yes', waitDays: daysIn(textIn(form, 'days')) }
      await commands.watch(asking, pin, wish)
      return 'watched'
    },
    async lock(asking, pin, form, { person }) {
      const locked = textIn(form, 'locked') === 'yes'
      await commands.lock(asking, pin, { locked, loggedInAt: person?.loggedInAt })
      return locked ? 'locked' : 'lifted'
    },
    async object(asking, pin, form) {
      const transactionId = parseTransactionId(textIn(form, 'transaction'))
      if (transactionId === undefined) throw notFound()
      await commands.objectAsOwner(asking, pin, { transactionId, reason: textIn(form, 'reason') })
      return 'objected'
    },
  }
}

/** No number is no window: refused as one that is not valid. */
function daysIn(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : NaN
}

type Look = (req: Request, res: Response, actor: Actor, errors?: readonly FieldMessage[]) => Promise<void>

function looking(deps: ApiDeps, { show, voiceOf }: Renderer): Look {
  return async (req, res, actor, errors = []) => {
    const titles = await ownTitles(deps, actor)
    const form = formOf(req)
    const { owner } = voiceOf(req).t
    show(req, res, {
      template: 'owner/titles',
      title: owner.title,
      address: '/owner',
      errors,
      done: doneOf(req, owner.done),
      data: {
        ...{ titles, nic: actor.nic, tags: TAGS },
        typed: { pin: partOf(req, 'pin'), days: textIn(form, 'days'), reason: textIn(form, 'reason') },
      },
    })
  }
}
