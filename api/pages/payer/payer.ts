import { Router } from 'express'
import type { Request, Response } from 'express'
import { Refusal } from '../../../domain/refusal.ts'
import type { ApiDeps } from '../../deps.ts'
import { noticeBehind } from '../../commands/payments.ts'
import { parsePayCode } from '../../pay-code.ts'
import { perMinute } from '../../rate-limits.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, keyIn, readForm, textIn } from '../form.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import { noticeViewOf } from './notice-view.ts'
import { createPayCookie } from './pay-cookie.ts'
import { createReturn } from './return.ts'

const NOTICE = '/pay/notice'

/** The payer's pages, behind the code that his notary gave him. */
export function createPayerPages(deps: ApiDeps, renderer: Renderer): Router {
  const { show, voiceOf } = renderer
  const cookie = createPayCookie(deps.config)

  const askForCode = (req: Request, res: Response, refusal?: Refusal): void => {
    const voice = voiceOf(req)
    const errors = refusal === undefined ? [] : [messageFor(voice, refusal, 'code')]
    const code = textIn(formOf(req), 'code')
    show(req, res, {
      template: 'payer/enter',
      title: voice.t.payer.enter.title,
      errors,
      address: '/pay',
      data: { code },
    })
  }
  const takeCode = async (req: Request, res: Response): Promise<void> => {
    const code = parsePayCode(textIn(formOf(req), 'code'))
    if (code === undefined) throw new Refusal('pay-link-invalid', 'A pay code has 16 letters and digits')
    await noticeBehind(deps, code)
    cookie.set(res, code)
    res.redirect(303, NOTICE)
  }
  const showNotice = async (
    req: Request,
    res: Response,
    errors: readonly FieldMessage[] = [],
  ): Promise<void> => {
    const view = await noticeViewOf(deps, cookie.read(req))
    const { t } = voiceOf(req)
    const title = view.notice.paidAt === null ? t.payer.notice.title : t.payer.paid.title
    show(req, res, { template: 'payer/notice', title, errors, address: NOTICE, data: { ...view } })
  }
  const pay = async (req: Request, res: Response): Promise<void> => {
    const { checkoutUrl } = await deps.commands.pay(cookie.read(req), keyIn(formOf(req)))
    res.redirect(303, checkoutUrl)
  }

  const router = Router()
  router.get('/pay', (req, res) => {
    askForCode(req, res)
  })
  router.post(
    '/pay',
    perMinute(deps.config.attemptsPerMinute),
    readForm,
    answering(deps, takeCode, askForCode),
  )
  router.get(
    NOTICE,
    answering(deps, (req, res) => showNotice(req, res), askForCode),
  )
  router.post(
    '/pay/checkout',
    readForm,
    answering(deps, pay, async (req, res, refusal) => {
      if (refusal.code === 'pay-link-invalid') {
        askForCode(req, res, refusal)
        return
      }
      await showNotice(req, res, [messageFor(voiceOf(req), refusal, 'pay')])
    }),
  )
  router.get('/pay/return', answering(deps, createReturn(deps, renderer, cookie), askForCode))
  router.post('/pay/leave', (_req, res) => {
    cookie.clear(res)
    res.redirect(303, '/pay')
  })
  return router
}
