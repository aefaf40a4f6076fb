import type { Request } from 'express'
import type { Entrance } from '../../commands.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { ownTransactions } from '../../own-transactions.ts'
import { partyView } from '../../party.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { incomingOf, keyOf, ownPartIn, partyCodeIn, textIn } from '../request.ts'
import { message, newAnswer, ownTransactionList, partyDossier } from '../schemas/exchange.ts'
import { uploaded } from '../schemas/transaction.ts'
import { messageView, ownPartView, partyDossierView } from '../views/exchange.ts'

const subject = 'exchange'

/** One of the two ways in, and where it leads. */
interface Way {
  readonly access: Pick<Endpoint, 'access' | 'scarce'>
  /** The address of the part, and below which address it is acted in. */
  readonly part: string
  readonly acts: string
  /** Whom it lets in, for the documentation. */
  readonly whom: string
  readonly refuses: Endpoint['refuses']
  readonly entranceOf: (req: Request) => Entrance
}

/** The code travels in a header and never in an address. */
const BY_LINK: Way = {
  access: { access: 'party', scarce: true },
  part: '/party/dossier',
  acts: '/party',
  whom: 'the holder of a link (header Party-Code)',
  refuses: [],
  entranceOf: (req) => ({ code: partyCodeIn(req) }),
}

const BY_LOGIN: Way = {
  access: { access: 'person' },
  part: '/own-transactions/:id/:party',
  acts: '/own-transactions/:id/:party',
  whom: 'a party who logged in',
  refuses: ['transaction-not-found'],
  entranceOf: ownPartIn,
}

/** What a party does, by its link or by its login. */
export function createPartyEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...partOf(deps, BY_LINK), listing(deps), ...partOf(deps, BY_LOGIN)]
}

function listing(deps: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'get', path: '/own-transactions', subject, access: 'person' },
    summary: 'Your parts in transactions, by the identity number of your login',
    answers: { status: 200, description: 'Newest first', content: ownTransactionList },
    refuses: [],
    async handle({ req }) {
      const transactions = await ownTransactions(deps, actorOf(req))
      return { status: 200, body: { transactions: transactions.map(ownPartView) } }
    },
  })
}

function partOf(deps: ApiDeps, way: Way): readonly Endpoint[] {
  const { commands } = deps
  const { access, part, acts, whom, refuses, entranceOf } = way
  return [
    endpoint({
      ...{ method: 'get', path: part, subject, ...access, refuses },
      summary: `What ${whom} may know`,
      answers: { status: 200, description: 'His own part', content: partyDossier },
      async handle({ req }) {
        return { status: 200, body: partyDossierView(await partyView(deps, entranceOf(req))) }
      },
    }),
    endpoint({
      ...{ method: 'put', path: `${acts}/documents/:slot`, subject, ...access, keyed: true },
      summary: `Upload what is asked of ${whom}: a PDF, or a photograph as JPEG or PNG`,
      body: 'document',
      answers: { status: 201, description: 'Stored under its SHA-256', content: uploaded },
      refuses: ['illegal-transition', 'document-unknown', 'document-type-unknown', ...refuses],
      async handle({ req }) {
        const [entrance, key, slot] = [entranceOf(req), keyOf(req), textIn(req, 'slot')]
        return { status: 201, body: await commands.partyUpload(entrance, key, slot, incomingOf(req)) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: `${acts}/messages`, subject, ...access, keyed: true },
      summary: `Write to the notary, as ${whom}`,
      body: newAnswer,
      answers: { status: 201, description: 'Written; the notary is told', content: message },
      refuses: ['message-unfit', ...refuses],
      async handle({ req, body }) {
        const written = await commands.partyWrite(entranceOf(req), keyOf(req), body.text)
        return { status: 201, body: messageView(written) }
      },
    }),
  ]
}
