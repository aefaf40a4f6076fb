import { Router } from 'express'
import type { ApiDeps } from '../../deps.ts'
import { textIn } from '../../v1/request.ts'
import { readForm } from '../form.ts'
import { actorAs } from '../guard.ts'
import type { Renderer } from '../render/show.ts'
import { createAgreementPage } from './agreement.ts'
import { createCaseForms } from './case-forms.ts'
import { createCasePage } from './case-page.ts'
import { createQueue } from './queue.ts'
import { createTransactionPages } from './transaction-page.ts'

/** The officer's pages. */
export function createOfficerPages(deps: ApiDeps, renderer: Renderer): Router {
  const showCase = createCasePage(deps, renderer)
  const forms = createCaseForms(deps, renderer, showCase)
  const transactions = createTransactionPages(deps, renderer)

  const router = Router()
  router.get('/officer', createQueue(deps, renderer))
  router.get('/officer/dry-runs', createAgreementPage(deps, renderer))
  router.get('/officer/refunds', transactions.refunds)
  router.get('/officer/transactions/:id', transactions.look)
  router.post('/officer/transactions/:id/extension', readForm, transactions.extend)
  router.post('/officer/transactions/:id/revaluation', readForm, transactions.claim)
  router.post('/officer/transactions/:id/objection-decision', readForm, transactions.decide)
  router.post('/officer/transactions/:id/objections', readForm, transactions.enterObjection)
  router.post('/officer/transactions/:id/objections/:objectionId/end', readForm, transactions.endObjection)
  router.get('/officer/cases/:caseId', async (req, res) => {
    const actor = actorAs('officer', req, res)
    if (actor !== undefined) await showCase(req, res, actor, textIn(req, 'caseId'))
  })
  router.post('/officer/cases/:caseId/claim', readForm, forms.claim)
  router.post('/officer/cases/:caseId/decision', readForm, forms.decide)
  return router
}
