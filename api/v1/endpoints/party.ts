import type { ApiDeps } from '../../deps.ts'
import { partyView } from '../../party.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { incomingOf, keyOf, partyCodeIn, textIn } from '../request.ts'
import { message, newAnswer, partyDossier } from '../schemas/exchange.ts'
import { uploaded } from '../schemas/transaction.ts'
import { messageView, partyDossierView } from '../views/exchange.ts'

const subject = 'exchange'

/** What a party does by his link. Its code travels in the header `Party-Code`, never in an address. */
export function createPartyEndpoints(deps: ApiDeps): readonly Endpoint[] {
  const { commands } = deps
  return [
    endpoint({
      ...{ method: 'get', path: '/party/dossier', subject, access: 'party', scarce: true },
      summary: 'What the holder of a link (header Party-Code) may know',
      answers: { status: 200, description: 'His own part', content: partyDossier },
      refuses: [],
      async handle({ req }) {
        return { status: 200, body: partyDossierView(await partyView(deps, partyCodeIn(req))) }
      },
    }),
    endpoint({
      ...{ method: 'put', path: '/party/documents/:slot', subject, access: 'party', scarce: true },
      keyed: true,
      summary: 'Upload what is asked of the holder of a link: a PDF, or a photograph as JPEG or PNG',
      body: 'document',
      answers: { status: 201, description: 'Stored under its SHA-256', content: uploaded },
      refuses: ['illegal-transition', 'document-unknown', 'document-type-unknown'],
      async handle({ req }) {
        const [code, key, slot] = [partyCodeIn(req), keyOf(req), textIn(req, 'slot')]
        return { status: 201, body: await commands.partyUpload(code, key, slot, incomingOf(req)) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/party/messages', subject, access: 'party', scarce: true, keyed: true },
      summary: 'Write to the notary',
      body: newAnswer,
      answers: { status: 201, description: 'Written; the notary is told', content: message },
      refuses: ['message-unfit'],
      async handle({ req, body }) {
        const written = await commands.partyWrite(partyCodeIn(req), keyOf(req), body.text)
        return { status: 201, body: messageView(written) }
      },
    }),
  ]
}
