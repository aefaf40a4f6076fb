import { Router } from 'express'
import { letterOf } from '../../../web/text/letters/letters.ts'
import { readerOf } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { textIn as partOf } from '../../v1/request.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm, textIn } from '../form.ts'
import type { Renderer } from '../render/show.ts'

const PAGE = 50

/** Everyone's own messages; and the page of the link by which people unsubscribe, with or without a login. */
export function createInboxPages({ stores, commands }: ApiDeps, { show, voiceOf }: Renderer): Router {
  const router = Router()
  router.get('/inbox', async (req, res) => {
    if (req.person === undefined) {
      res.redirect(303, '/login?returnTo=%2Finbox')
      return
    }
    const { t, language } = voiceOf(req)
    const reader = readerOf(req.person.actor)
    const messages = await stores.outbox.inboxOf(reader, { most: PAGE })
    show(req, res, {
      template: 'inbox/inbox',
      title: t.inbox.title,
      done: doneOf(req, t.inbox.done),
      data: {
        unread: await stores.outbox.unreadOf(reader),
        messages: messages.map(({ message, readAt }) => ({
          ...{ ...message, readAt },
          ...letterOf(message, language),
        })),
      },
    })
  })
  router.post('/inbox/read', readForm, async (req, res) => {
    const form = formOf(req)
    await commands.readMessage({ actor: actorOf(req), key: keyIn(form) }, textIn(form, 'message'))
    res.redirect(303, '/inbox?done=read')
  })
  // Nothing changes before the button: programs that look at links in letters must not unsubscribe anybody.
  router.get('/unsubscribe/:token', (req, res) => {
    const { t } = voiceOf(req)
    show(req, res, {
      template: 'inbox/unsubscribe',
      title: t.inbox.unsubscribe,
      data: { token: partOf(req, 'token'), isDone: false },
    })
  })
  router.post('/unsubscribe/:token', readForm, async (req, res) => {
    const { t } = voiceOf(req)
    await commands.unsubscribe(partOf(req, 'token'))
    show(req, res, {
      template: 'inbox/unsubscribe',
      title: t.inbox.unsubscribed,
      data: { token: partOf(req, 'token'), isDone: true },
    })
  })
  return router
}
