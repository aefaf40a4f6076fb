import { Router } from 'express'
import type { Request } from 'express'
import type { Role } from '../../../domain/actor.ts'
import { letterOf } from '../../../web/text/letters/letters.ts'
import { readerOf } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm } from '../form.ts'
import type { Renderer } from '../render/show.ts'

const PAGE = 20

/** Where whoever has this role finds a transaction. An owner finds his titles, not the transaction. */
const DOSSIERS: Readonly<Partial<Record<Role, string>>> = {
  notary: '/notary/transactions',
  clerk: '/notary/transactions',
  officer: '/officer/transactions',
}

/** Everyone's own messages. */
export function createInboxPages({ stores, commands }: ApiDeps, { show, voiceOf }: Renderer): Router {
  const router = Router()
  router.get('/inbox', async (req, res) => {
    if (req.person === undefined) {
      res.redirect(303, '/login?returnTo=%2Finbox')
      return
    }
    const { t, language } = voiceOf(req)
    const reader = readerOf(req.person.actor)
    const found = await stores.outbox.inboxOf(reader, { ...beforeIn(req), most: PAGE + 1 })
    const messages = found.slice(0, PAGE)
    show(req, res, {
      template: 'inbox/inbox',
      title: t.inbox.title,
      done: doneOf(req, t.inbox.done),
      data: {
        unread: await stores.outbox.unreadOf(reader),
        older: found.length > PAGE ? messages.at(-1)?.seq : undefined,
        dossiers: DOSSIERS[req.person.actor.role],
        messages: messages.map(({ message, readAt }) => ({
          ...{ ...message, readAt },
          ...letterOf(message, language),
        })),
      },
    })
  })
  router.post('/inbox/read', readForm, async (req, res) => {
    const form = formOf(req)
    const asking = { actor: actorOf(req), key: keyIn(form) }
    for (const messageId of form.get('message') ?? ['']) await commands.readMessage(asking, messageId)
    res.redirect(303, '/inbox?done=read')
  })
  return router
}

/** Where the page before ended; what is no number begins with the newest. */
function beforeIn({ query }: Request): { readonly before?: number } {
  const { before } = query
  return typeof before === 'string' && /^\d{1,15}$/.test(before) ? { before: Number(before) } : {}
}
