import type { Request, RequestHandler, Response } from 'express'
import type { ApiDeps } from '../../deps.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import type { AskForCode } from './code.ts'
import { noticeViewOf } from './notice-view.ts'
import type { PayCookie } from './pay-cookie.ts'

/** The notice with its sums, or its receipt once it is paid; and the button that leads to the bank. */
export function createNoticePage(
  deps: ApiDeps,
  { show, voiceOf }: Renderer,
  cookie: PayCookie,
  askForCode: AskForCode,
): { readonly look: RequestHandler; readonly pay: RequestHandler; readonly object: RequestHandler } {
  const look = async (req: Request, res: Response, errors: readonly FieldMessage[] = []): Promise<void> => {
    const view = await noticeViewOf(deps, cookie.read(req))
    const { notice, paid } = voiceOf(req).t.payer
    const title = view.notice.paidAt === null ? notice.title : paid.title
    const typed = { grounds: textIn(formOf(req), 'grounds') }
    const data = { ...view, typed }
    show(req, res, { template: 'payer/notice', title, errors, address: '/pay/notice', data })
  }
  const pay = async (req: Request, res: Response): Promise<void> => {
    const { checkoutUrl } = await deps.commands.pay(cookie.read(req), keyIn(formOf(req)))
    res.redirect(303, checkoutUrl)
  }
  const object = async (req: Request, res: Response): Promise<void> => {
    const form = formOf(req)
    await deps.commands.objectAsPayer(cookie.read(req), keyIn(form), textIn(form, 'grounds'))
    res.redirect(303, '/pay/notice')
  }
  return {
    object: answering(deps, object, async (req, res, refusal) => {
      if (refusal.code === 'pay-link-invalid') askForCode(req, res, refusal)
      else await look(req, res, [messageFor(voiceOf(req), refusal, 'grounds')])
    }),
    look: answering(deps, (req, res) => look(req, res), askForCode),
    pay: answering(deps, pay, async (req, res, refusal) => {
      if (refusal.code === 'pay-link-invalid') askForCode(req, res, refusal)
      else await look(req, res, [messageFor(voiceOf(req), refusal, 'pay')])
    }),
  }
}
