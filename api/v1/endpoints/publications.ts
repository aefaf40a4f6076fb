import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, keyOf, textIn, transactionIn } from '../request.ts'
import {
  objectionEntered,
  publicNotices,
  publicObjection,
  publicObjectionEnd,
  publicObjections,
} from '../schemas/publication.ts'

const path = '/transactions/:id/publication/objections'
const common = { subject: 'publications', access: 'person' } as const

/** What is published now, and what anyone objects to it. */
export function createPublicationEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [...anyones(deps), ...officers(deps)]
}

function anyones({ stores, commands, now }: ApiDeps): readonly Endpoint[] {
  const subject = 'publications'
  return [
    endpoint({
      ...{ method: 'get', path: '/publications', subject, access: 'anyone' },
      summary: 'What is published now: who claims which land, and until when anyone may object',
      answers: { status: 200, description: 'The notices that stand', content: publicNotices },
      refuses: [],
      async handle() {
        return { status: 200, body: { notices: await stores.publications.published(now()) } }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/publications/:id/objections', subject, access: 'anyone' },
      ...{ scarce: true, keyed: true },
      summary: 'Object to what is published: nothing is transcribed while the objection stands',
      body: publicObjection,
      answers: { status: 201, description: 'On record', content: objectionEntered },
      refuses: ['transaction-not-found', 'reason-missing', 'objection-too-late'],
      async handle({ req, body }) {
        const entered = await commands.objectToPublication(transactionIn(req), keyOf(req), body)
        return { status: 201, body: entered }
      },
    }),
  ]
}

function officers({ stores, commands }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...{ method: 'get', path, ...common },
      summary: 'The objections to what is published',
      answers: { status: 200, description: 'As they are on record', content: publicObjections },
      refuses: ['transaction-not-found'],
      async handle({ req }) {
        const id = transactionIn(req)
        await dossierFor({ stores }, actorOf(req), 'read a dossier', id)
        const found = await stores.publications.objectionsTo(id)
        const objections = found.map(({ objectionId, objector, grounds, officerId, at, ended }) => ({
          ...{ objectionId, objector, grounds, officerId, at, ended },
        }))
        return { status: 200, body: { objections } }
      },
    }),
    endpoint({
      ...{ method: 'post', path, ...common, keyed: true },
      summary: 'Enter an objection that an officer received: nothing is transcribed while it stands',
      body: publicObjection,
      answers: { status: 201, description: 'Entered', content: objectionEntered },
      refuses: [
        ...(['transaction-not-found', 'illegal-transition', 'reason-missing'] as const),
        'objection-too-late',
      ],
      async handle({ req, body }) {
        return { status: 201, body: await commands.enterObjection(askingOf(req), transactionIn(req), body) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: `${path}/:objectionId/end`, ...common, keyed: true },
      summary: 'Record that an objection was withdrawn, dismissed by the court, or set aside',
      body: publicObjectionEnd,
      answers: { status: 201, description: 'Ended', content: objectionEntered },
      refuses: ['transaction-not-found', 'reason-missing', 'objection-unknown'],
      async handle({ req, body }) {
        const end = { objectionId: textIn(req, 'objectionId'), ...body }
        return { status: 201, body: await commands.endObjection(askingOf(req), transactionIn(req), end) }
      },
    }),
  ]
}
