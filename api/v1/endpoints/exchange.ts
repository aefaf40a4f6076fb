import { localDateAt } from '../../../domain/time.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { askedViews, partyUrlOf, reachedParties } from '../../party.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, textIn, transactionIn } from '../request.ts'
import * as schemas from '../schemas/exchange.ts'
import { askedView, linkView, messageView, reachedView } from '../views/exchange.ts'

const subject = 'exchange'
const refuses = ['transaction-not-found', 'party-unknown'] as const

/** What the notary's office exchanges with the parties. */
export function createExchangeEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [reading(deps), ...asking(deps), ...linking(deps), reaching(deps), ...writing(deps)]
}

function reading(deps: ApiDeps): Endpoint {
  const { exchange } = deps.stores
  return endpoint({
    ...{ method: 'get', path: '/transactions/:id/exchange', subject, access: 'person' },
    summary: 'What is asked for of whom, the links of the parties, where they get letters, and the messages',
    answers: { status: 200, description: 'As it stands now', content: schemas.exchange },
    refuses: ['transaction-not-found'],
    async handle({ req }) {
      const dossier = await dossierFor(deps, actorOf(req), 'prepare a dossier', transactionIn(req))
      const [parties, links, messages] = await Promise.all([
        reachedParties(deps, dossier),
        exchange.linksOf(dossier.transactionId),
        exchange.messagesOf(dossier.transactionId),
      ])
      const body = {
        parties: parties.map(reachedView),
        asked: askedViews(dossier, localDateAt(deps.now())).map(askedView),
        links: links.map(linkView),
        messages: messages.map(messageView),
      }
      return { status: 200, body }
    },
  })
}

function asking({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/requests', subject, access: 'person', keyed: true },
      summary: 'Ask for one more document, of a party or of nobody in particular',
      body: schemas.request,
      answers: { status: 201, description: 'Asked; the party is told', content: schemas.requested },
      refuses: [...refuses, 'illegal-transition', 'title-unfit', 'day-past'],
      async handle({ req, body }) {
        const { party: of, ...more } = body
        const request = await commands.askFor(askingOf(req), transactionIn(req), { ...more, of })
        const { slot, title, until } = request
        return { status: 201, body: { slot, title, until, party: request.of } }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/requests/:slot/withdrawal', subject },
      ...{ access: 'person', keyed: true },
      summary: 'Take back what was asked for in addition',
      answers: { status: 200, description: 'No longer asked for', content: schemas.takenBack },
      refuses: ['transaction-not-found', 'document-unknown'],
      async handle({ req }) {
        const body = await commands.takeBack(askingOf(req), transactionIn(req), textIn(req, 'slot'))
        return { status: 200, body }
      },
    }),
  ]
}

function linking({ commands, config }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/links', subject, access: 'person', keyed: true },
      summary: 'Make a link by which a party sees and does what is his',
      body: schemas.newLink,
      answers: { status: 201, description: 'The code is shown here alone', content: schemas.madeLink },
      refuses,
      async handle({ req, body }) {
        const { link, code } = await commands.makeLink(askingOf(req), transactionIn(req), body.party)
        return { status: 201, body: { link: linkView(link), code, url: partyUrlOf(config, code) } }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/links/:linkId/revocation', subject },
      ...{ access: 'person', keyed: true },
      summary: 'Withdraw a party’s link at once',
      answers: { status: 200, description: 'It lets nobody in any more', content: schemas.revoked },
      refuses: ['transaction-not-found', 'party-link-invalid'],
      async handle({ req }) {
        const body = await commands.revokeLink(askingOf(req), transactionIn(req), textIn(req, 'linkId'))
        return { status: 200, body }
      },
    }),
  ]
}

function reaching({ commands }: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'put', path: '/transactions/:id/parties/:party/contact', subject },
    ...{ access: 'person', keyed: true },
    summary: 'Set where a party gets letters on this dossier, and in which language',
    body: schemas.partyContact,
    answers: { status: 204, description: 'His next letter goes there', content: null },
    refuses: [...refuses, 'email-malformed'],
    async handle({ req, body }) {
      await commands.setPartyContact(askingOf(req), transactionIn(req), textIn(req, 'party'), body)
      return { status: 204, body: null }
    },
  })
}

function writing({ commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/messages', subject, access: 'person', keyed: true },
      summary: 'Write to a party on the dossier',
      body: schemas.newMessage,
      answers: { status: 201, description: 'Written; the party is told', content: schemas.message },
      refuses: [...refuses, 'message-unfit'],
      async handle({ req, body: { party, text } }) {
        const message = await commands.write(askingOf(req), transactionIn(req), party, text)
        return { status: 201, body: messageView(message) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/transactions/:id/messages/seen', subject, access: 'person' },
      summary: 'Mark what a party wrote as seen',
      body: schemas.seen,
      answers: { status: 204, description: 'Noted', content: null },
      refuses: ['transaction-not-found'],
      async handle({ req, body: { party, upTo } }) {
        await commands.markRead(actorOf(req), transactionIn(req), party, upTo)
        return { status: 204, body: null }
      },
    }),
  ]
}
