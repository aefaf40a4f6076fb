import { Router } from 'express'
import type { Request, RequestHandler } from 'express'
import type { ApiDeps } from '../../deps.ts'
import { actorOf } from '../../identity/person.ts'
import { ownTransactions } from '../../own-transactions.ts'
import { ownPartIn, textIn } from '../../v1/request.ts'
import { readForm } from '../form.ts'
import { actorAs } from '../guard.ts'
import { createPart } from '../party/part.ts'
import type { Renderer } from '../render/show.ts'
import { TAGS } from '../tags.ts'

const HERE = '/owner/transactions'
const PART = `${HERE}/:id/:party`

/** The pages on which a party who logged in finds its transactions and takes its part in them. */
export function createOwnTransactionPages(deps: ApiDeps, renderer: Renderer): Router {
  const { look, upload, write } = createPart(deps, renderer, {
    entranceOf: ownPartIn,
    pageOf: partAt,
    formsOf: partAt,
  })
  const router = Router()
  router.use(HERE, onlyWithNumber)
  router.get(HERE, listing(deps, renderer))
  router.get(PART, look)
  router.post(`${PART}/documents/:slot`, upload)
  router.post(`${PART}/messages`, readForm, write)
  return router
}

const onlyWithNumber: RequestHandler = (req, res, next) => {
  if (actorAs('owner', req, res) !== undefined) next()
}

function partAt(req: Request): string {
  return [HERE, ...['id', 'party'].map((name) => encodeURIComponent(textIn(req, name)))].join('/')
}

function listing(deps: ApiDeps, { show, voiceOf }: Renderer): RequestHandler {
  return async (req, res) => {
    show(req, res, {
      template: 'owner/transactions',
      title: voiceOf(req).t.party.own.title,
      data: { parts: await ownTransactions(deps, actorOf(req)), tags: TAGS },
    })
  }
}
