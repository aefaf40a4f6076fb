import { Router } from 'express'
import type { ApiDeps } from '../../deps.ts'
import { transactionIn } from '../../v1/request.ts'
import { readForm } from '../form.ts'
import { actorAs, OFFICE } from '../guard.ts'
import type { Renderer } from '../render/show.ts'
import { createCorrecting } from './correcting.ts'
import { createDossierForms } from './dossier-forms.ts'
import { createDossierPage } from './dossier-page.ts'
import { createDryRunPage } from './dry-run.ts'
import { createList } from './list.ts'
import { createOpening } from './open.ts'

/** The notary's pages. */
export function createNotaryPages(deps: ApiDeps, renderer: Renderer): Router {
  const opening = createOpening(deps, renderer)
  const showDossier = createDossierPage(deps, renderer)
  const forms = createDossierForms(deps, renderer, showDossier)

  const dryRun = createDryRunPage(deps, renderer)
  const correcting = createCorrecting(deps, renderer)

  const router = Router()
  router.get('/notary', createList(deps, renderer))
  router.get('/notary/new', opening.ask)
  router.post('/notary/new', readForm, opening.open)
  router.get('/notary/transactions/:id', async (req, res) => {
    const actor = actorAs(OFFICE, req, res)
    if (actor !== undefined) await showDossier(req, res, actor, transactionIn(req))
  })
  router.post('/notary/transactions/:id/documents/:slot', forms.upload)
  router.post('/notary/transactions/:id/documents/:documentId/judgement', readForm, forms.judge)
  router.post('/notary/transactions/:id/requests', readForm, forms.ask)
  router.post('/notary/transactions/:id/requests/:slot/withdrawal', readForm, forms.takeBack)
  router.post('/notary/transactions/:id/links', readForm, forms.link)
  router.post('/notary/transactions/:id/links/:linkId/revocation', readForm, forms.revoke)
  router.post('/notary/transactions/:id/contacts', readForm, forms.contact)
  router.post('/notary/transactions/:id/messages', readForm, forms.write)
  router.get('/notary/transactions/:id/terms', correcting.ask)
  router.post('/notary/transactions/:id/terms', readForm, correcting.correct)
  router.post('/notary/transactions/:id/lodge', readForm, forms.lodge)
  router.get('/notary/transactions/:id/dry-run', dryRun.ask)
  router.post('/notary/transactions/:id/dry-run', readForm, dryRun.run)
  router.post('/notary/transactions/:id/withdraw', readForm, forms.withdraw)
  router.post('/notary/transactions/:id/extension', readForm, forms.extend)
  router.post('/notary/transactions/:id/objection', readForm, forms.object)
  return router
}
