import { Router } from 'express'
import type { Request } from 'express'
import type { Actor, Role } from '../../../domain/actor.ts'
import type { Message } from '../../../domain/message/message.ts'
import { letterOf } from '../../../web/text/letters/letters.ts'
import { readerOf } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm } from '../form.ts'
import type { Renderer } from '../render/show.ts'

const PAGE = 20

/** Where whoever has this role finds a transaction. */
const DOSSIERS: Readonly<Partial<Record<Role, string>>> = {
  notary: '/notary/transactions',
  clerk: '/notary/transactions',
  officer: '/officer/transactions',
}

/** Where the reader finds what a message is about: a party among its own, an owner who is no party nowhere. */
function placeOf({ role }: Actor, { to, transactionId }: Message): string | undefined {
  const dossiers = DOSSIERS[role]
  if (transactionId === null) return undefined
  if (dossiers !== undefined) return `${dossiers}/${transactionId}`
  return to.kind === 'party' ? '/owner/transactions' : undefined
}

/** Everyone's own messages. */
export function createInboxPages({ stores, commands, config }: ApiDeps, { show, voiceOf }: Renderer): Router {
  const router = Router()
  router.get('/inbox', async (req, res) => {
    if (req.person === undefined) {
      res.redirect(303, '/login?returnTo=%2Finbox')
      return
    }
    const { t, language } = voiceOf(req)
    const { actor } = req.person
    const reader = readerOf(actor)
    const found = await stores.outbox.inboxOf(reader, { ...beforeIn(req), most: PAGE + 1 })
    const messages = found.slice(0, PAGE)
    show(req, res, {
      template: 'inbox/inbox',
      title: t.inbox.title,
      done: doneOf(req, t.inbox.done),
      data: {
        unread: await stores.outbox.unreadOf(reader),
        older: found.length > PAGE ? messages.at(-1)?.seq : undefined,
        messages: messages.map(({ message, readAt }) => ({
          ...{ ...message, readAt },
          ...letterOf(message, language, { publicUrl: config.publicUrl, payLink: null }),
          place: placeOf(actor, message),
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
