import { Refusal } from '../../../domain/refusal.ts'
import { isLanguage } from '../../../web/text/text.ts'
import { contactOf, readerOf } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, textIn } from '../request.ts'
import { contact, contactAnswer, inbox, readMessage } from '../schemas/post.ts'
import { contactView, messageView } from '../views/post.ts'

const subject = 'messages'
const PAGE = 50
const query = {
  before: 'Only messages with a lower `seq`',
  lang: '`fr` or `en`; else what Accept-Language prefers',
}

/** Everyone's own messages, and how he is reached outside of his inbox. */
export function createMessageEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...reading(deps), ...writing(deps)]
}

function reading(deps: ApiDeps): readonly Endpoint[] {
  const { stores } = deps
  return [
    endpoint({
      ...{ method: 'get', path: '/messages', subject, access: 'person', query },
      summary: 'Your inbox',
      answers: { status: 200, description: 'The messages', content: inbox },
      refuses: [],
      async handle({ req }) {
        const reader = readerOf(actorOf(req))
        const preferred = req.query['lang'] ?? req.acceptsLanguages('fr', 'en')
        const language = isLanguage(preferred) ? preferred : 'fr'
        const page = { ...beforeIn(req.query['before']), most: PAGE }
        const messages = await stores.outbox.inboxOf(reader, page)
        const body = {
          unread: await stores.outbox.unreadOf(reader),
          messages: messages.map((one) => messageView(one, language, deps.config)),
        }
        return { status: 200, body }
      },
    }),
    endpoint({
      ...{ method: 'get', path: '/contact', subject, access: 'person' },
      summary: 'How you are reached outside of your inbox',
      answers: { status: 200, description: 'Null when you never said', content: contactAnswer },
      refuses: [],
      async handle({ req }) {
        return { status: 200, body: { contact: contactView(await contactOf(deps, actorOf(req))) } }
      },
    }),
  ]
}

function writing({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/messages/read', subject, access: 'person', keyed: true },
      summary: 'Say that you have read a message',
      body: readMessage,
      answers: { status: 204, description: 'Noted', content: null },
      refuses: ['message-not-found'],
      async handle({ req, body }) {
        await commands.readMessage(askingOf(req), body.messageId)
        return { status: 204, body: null }
      },
    }),
    endpoint({
      ...{ method: 'put', path: '/contact', subject, access: 'person', keyed: true },
      summary: 'Set your e-mail address, your language, and whether you want courtesy letters',
      body: contact,
      answers: { status: 204, description: 'Set', content: null },
      refuses: ['email-malformed'],
      async handle({ req, body }) {
        await commands.setContact(askingOf(req), body)
        return { status: 204, body: null }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/unsubscriptions/:token', subject, access: 'anyone', scarce: true },
      summary: 'Unsubscribe from courtesy letters by the link in one of them (RFC 8058)',
      answers: { status: 204, description: 'No more of these will come', content: null },
      refuses: ['unsubscribe-link-invalid'],
      async handle({ req }) {
        await commands.unsubscribe(textIn(req, 'token'))
        return { status: 204, body: null }
      },
    }),
  ]
}

function beforeIn(value: unknown): { readonly before?: number } {
  if (value === undefined) return {}
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return { before: Number(value) }
  throw new Refusal('request-malformed', 'The place to go on from is a number', { field: 'before' })
}
