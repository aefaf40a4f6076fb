import { Refusal } from '../../../domain/refusal.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { askingOf, incomingOf, textIn, transactionIn } from '../request.ts'
import { judgement, standing, uploaded } from '../schemas/transaction.ts'
import { sendDocument, sendPdf } from '../send-pdf.ts'

const subject = 'documents'

/** The bytes of documents, in and out, and the notary's word on each. */
export function createDocumentEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [upload(deps), download(deps), judge(deps), receipt(deps), certificate(deps)]
}

function upload({ commands }: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'put', path: '/transactions/:id/documents/:slot', subject, access: 'person', keyed: true },
    summary: 'Upload a document into its slot; earlier versions stay',
    body: 'document',
    answers: { status: 201, description: 'Stored under its SHA-256', content: uploaded },
    refuses: ['transaction-not-found', 'illegal-transition', 'document-unknown', 'document-type-unknown'],
    async handle({ req }) {
      const asking = askingOf(req)
      const body = await commands.upload(asking, transactionIn(req), textIn(req, 'slot'), incomingOf(req))
      return { status: 201, body }
    },
  })
}

function download(deps: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'get', path: '/transactions/:id/documents/:documentId', subject, access: 'person' },
    summary: 'Download one version of a document',
    answers: { status: 200, description: 'The document, to be saved', content: 'document' },
    refuses: ['transaction-not-found', 'document-unknown'],
    async handle({ req, res }) {
      const dossier = await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
      const wanted = textIn(req, 'documentId')
      const document = dossier.documents.find(({ documentId }) => documentId === wanted)
      if (document === undefined) {
        throw new Refusal('document-unknown', 'The transaction has no such document')
      }
      const { slot, version, ref, mediaType } = document
      await sendDocument(res, deps.vault, ref, `${dossier.transactionId}-${slot}-${version}`, mediaType)
      return undefined
    },
  })
}

function judge({ commands }: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'post', path: '/transactions/:id/documents/:documentId/acceptance' },
    ...{ subject, access: 'person', keyed: true },
    summary: 'Accept a document, or refuse it with a reason',
    body: judgement,
    answers: { status: 200, description: 'Noted', content: standing },
    refuses: [
      'transaction-not-found',
      'illegal-transition',
      'document-unknown',
      'document-already-judged',
      'reason-missing',
      'day-past',
    ],
    async handle({ req, body }) {
      const judged = { documentId: textIn(req, 'documentId'), ...body }
      return { status: 200, body: await commands.judge(askingOf(req), transactionIn(req), judged) }
    },
  })
}

function receipt(deps: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'get', path: '/transactions/:id/receipt', subject, access: 'person' },
    summary: 'The sealed priority receipt',
    answers: { status: 200, description: 'The receipt, to be saved', content: 'pdf' },
    refuses: ['transaction-not-found', 'receipt-not-ready'],
    async handle({ req, res }) {
      const dossier = await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
      if (dossier.receiptDocument === null) {
        throw new Refusal('receipt-not-ready', 'The transaction has no sealed receipt yet', {
          stage: dossier.stage,
        })
      }
      await sendPdf(res, deps.vault, dossier.receiptDocument.ref, `${dossier.transactionId}-receipt.pdf`)
      return undefined
    },
  })
}

function certificate(deps: ApiDeps): Endpoint {
  return endpoint({
    ...{ method: 'get', path: '/transactions/:id/certificate', subject, access: 'person' },
    summary: 'The sealed certificate of registration',
    answers: { status: 200, description: 'The certificate, to be saved', content: 'pdf' },
    refuses: ['transaction-not-found', 'certificate-not-ready'],
    async handle({ req, res }) {
      const dossier = await dossierFor(deps, actorOf(req), 'read a dossier', transactionIn(req))
      if (dossier.certificate === null) {
        throw new Refusal('certificate-not-ready', 'The transaction has no certificate yet', {
          stage: dossier.stage,
        })
      }
      await sendPdf(res, deps.vault, dossier.certificate.ref, `${dossier.transactionId}-certificate.pdf`)
      return undefined
    },
  })
}
