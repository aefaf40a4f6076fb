import type { Request, RequestHandler, Response } from 'express'
import { Refusal } from '../../../domain/refusal.ts'
import { noticeBehind } from '../../commands/payments.ts'
import type { ApiDeps } from '../../deps.ts'
import { parsePayCode } from '../../pay-code.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, textIn } from '../form.ts'
import type { Renderer } from '../render/show.ts'
import type { PayCookie } from './pay-cookie.ts'

export type AskForCode = (req: Request, res: Response, refusal?: Refusal) => void

/** The page on which the code is typed; with what is wrong when it was refused. */
export function createAskForCode({ show, voiceOf }: Renderer): AskForCode {
  return (req, res, refusal) => {
    const voice = voiceOf(req)
    show(req, res, {
      template: 'payer/enter',
      title: voice.t.payer.enter.title,
      errors: refusal === undefined ? [] : [messageFor(voice, refusal, 'code')],
      address: '/pay',
      data: { code: textIn(formOf(req), 'code') },
    })
  }
}

/** Takes a code out of the form and keeps it for the pages that follow. Opening a link pays nothing yet. */
export function createTakeCode(deps: ApiDeps, cookie: PayCookie, askForCode: AskForCode): RequestHandler {
  const take = async (req: Request, res: Response): Promise<void> => {
    const code = parsePayCode(textIn(formOf(req), 'code'))
    if (code === undefined) throw new Refusal('pay-link-invalid', 'A pay code has 16 letters and digits')
    await noticeBehind(deps, code)
    cookie.set(res, code)
    res.redirect(303, '/pay/notice')
  }
  return answering(deps, take, askForCode)
}
