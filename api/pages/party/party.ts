import { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { Refusal } from '../../../domain/refusal.ts'
import type { ApiDeps } from '../../deps.ts'
import { hostCookie, readCookie } from '../../identity/cookies.ts'
import type { HostCookie } from '../../identity/cookies.ts'
import { enter } from '../../party-entrance.ts'
import { parsePayCode } from '../../pay-code.ts'
import { perMinute } from '../../rate-limits.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, readForm, textIn } from '../form.ts'
import type { Renderer } from '../render/show.ts'
import { createPart } from './part.ts'

/** Long enough to find one's papers and photograph them; short enough for a borrowed telephone. */
const ONE_HOUR_MS = 60 * 60_000

/** The pages of a party, behind the code that his notary gave him. They work on a telephone and without script. */
export function createPartyPages(deps: ApiDeps, renderer: Renderer): Router {
  const cookie = hostCookie('party', deps.config)
  const askForCode = asking(renderer)
  const attempts = perMinute(deps.config.attemptsPerMinute)
  const { look, upload, write } = createPart(deps, renderer, {
    entranceOf: (req) => ({ code: readCookie(req, cookie) ?? '' }),
    pageOf: () => '/party/dossier',
    formsOf: () => '/party',
    shut: askForCode,
  })

  const router = Router()
  router.get('/party', (req, res) => {
    askForCode(req, res)
  })
  router.post('/party', attempts, readForm, taking(deps, cookie, askForCode))
  router.get('/party/dossier', look)
  router.post('/party/documents/:slot', attempts, upload)
  router.post('/party/messages', attempts, readForm, write)
  router.post('/party/leave', (_req, res) => {
    res.clearCookie(cookie.name, cookie.options)
    res.redirect(303, '/party')
  })
  return router
}

/** Keeps a code that lets somebody in for a while, on his own device. */
function taking(deps: ApiDeps, { name, options }: HostCookie, askForCode: AskForCode): RequestHandler {
  const take = async (req: Request, res: Response): Promise<void> => {
    const typed = textIn(formOf(req), 'code')
    await enter(deps, { code: typed })
    res.cookie(name, parsePayCode(typed) ?? '', { ...options, maxAge: ONE_HOUR_MS })
    res.redirect(303, '/party/dossier')
  }
  return answering(deps, take, askForCode)
}

type AskForCode = (req: Request, res: Response, refusal?: Refusal) => void

function asking({ show, voiceOf }: Renderer): AskForCode {
  return (req, res, refusal) => {
    const voice = voiceOf(req)
    show(req, res, {
      template: 'party/enter',
      title: voice.t.party.enter.title,
      errors: refusal === undefined ? [] : [messageFor(voice, refusal, 'code')],
      address: '/party',
      data: { code: textIn(formOf(req), 'code') },
    })
  }
}
