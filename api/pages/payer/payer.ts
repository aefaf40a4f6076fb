import { Router } from 'express'
import type { ApiDeps } from '../../deps.ts'
import { perMinute } from '../../rate-limits.ts'
import { answering } from '../answering.ts'
import { readForm } from '../form.ts'
import type { Renderer } from '../render/show.ts'
import { createAskForCode, createTakeCode } from './code.ts'
import { createNoticePage } from './notice-page.ts'
import { createPayCookie } from './pay-cookie.ts'
import { createReturn } from './return.ts'

/** The payer's pages, behind the code that his notary gave him. */
export function createPayerPages(deps: ApiDeps, renderer: Renderer): Router {
  const cookie = createPayCookie(deps.config)
  const askForCode = createAskForCode(renderer)
  const { look, pay, object } = createNoticePage(deps, renderer, cookie, askForCode)
  const comeBack = answering(deps, createReturn(deps, renderer, cookie), askForCode)
  const attempts = perMinute(deps.config.attemptsPerMinute)

  const router = Router()
  router.get('/pay', (req, res) => {
    askForCode(req, res)
  })
  router.post('/pay', attempts, readForm, createTakeCode(deps, cookie, askForCode))
  router.get('/pay/notice', look)
  router.post('/pay/checkout', readForm, pay)
  router.post('/pay/objection', readForm, object)
  router.get('/pay/return', comeBack)
  router.post('/pay/leave', (_req, res) => {
    cookie.clear(res)
    res.redirect(303, '/pay')
  })
  return router
}
