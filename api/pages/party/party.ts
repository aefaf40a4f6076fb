import { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { Refusal } from '../../../domain/refusal.ts'
import type { ApiDeps } from '../../deps.ts'
import { hostCookie, readCookie } from '../../identity/cookies.ts'
import type { HostCookie } from '../../identity/cookies.ts'
import { partyBehind, partyView } from '../../party.ts'
import { parsePayCode } from '../../pay-code.ts'
import { perMinute } from '../../rate-limits.ts'
import { textIn as paramIn } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, readForm, textIn } from '../form.ts'
import { readMultipart } from '../multipart.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import { TAGS } from '../tags.ts'

/** Long enough to find one's papers and photograph them; short enough for a borrowed telephone. */
const ONE_HOUR_MS = 60 * 60_000

/** The pages of a party, behind the code that his notary gave him. They work on a telephone and without script. */
export function createPartyPages(deps: ApiDeps, renderer: Renderer): Router {
  const { name, options } = hostCookie('party', deps.config)
  const codeOf = (req: Request): string => readCookie(req, { name, options }) ?? ''
  const askForCode = asking(renderer)
  const look = looking(deps, renderer, codeOf)
  const attempts = perMinute(deps.config.attemptsPerMinute)

  /** A refusal is shown where it belongs; without a code that holds, the code is asked for again. */
  const form = (
    act: (req: Request, res: Response) => Promise<void>,
    fieldOf: (req: Request) => string,
  ): RequestHandler =>
    answering(deps, act, async (req, res, refusal) => {
      if (refusal.code === 'party-link-invalid') askForCode(req, res, refusal)
      else await look(req, res, [messageFor(renderer.voiceOf(req), refusal, fieldOf(req))])
    })

  const { take, upload, write } = acting(deps, { name, options }, codeOf)

  const router = Router()
  router.get('/party', (req, res) => {
    askForCode(req, res)
  })
  router.post('/party', attempts, readForm, answering(deps, take, askForCode))
  router.get(
    '/party/dossier',
    form(
      (req, res) => look(req, res),
      () => 'code',
    ),
  )
  router.post(
    '/party/documents/:slot',
    attempts,
    form(upload, (req) => `file-${paramIn(req, 'slot')}`),
  )
  router.post(
    '/party/messages',
    attempts,
    readForm,
    form(write, () => 'text'),
  )
  router.post('/party/leave', (_req, res) => {
    res.clearCookie(name, options)
    res.redirect(303, '/party')
  })
  return router
}

type Act = (req: Request, res: Response) => Promise<void>

/** What a party's forms do. Each ends in a redirect, so that a page shown again sends nothing twice. */
function acting(
  deps: ApiDeps,
  { name, options }: HostCookie,
  codeOf: (req: Request) => string,
): Readonly<Record<'take' | 'upload' | 'write', Act>> {
  const take = async (req: Request, res: Response): Promise<void> => {
    const typed = textIn(formOf(req), 'code')
    await partyBehind(deps, typed)
    res.cookie(name, parsePayCode(typed) ?? '', { ...options, maxAge: ONE_HOUR_MS })
    res.redirect(303, '/party/dossier')
  }
  const upload = async (req: Request, res: Response): Promise<void> => {
    await partyBehind(deps, codeOf(req))
    const { form: fields, incoming } = await readMultipart(req)
    await deps.commands.partyUpload(codeOf(req), keyIn(fields), paramIn(req, 'slot'), incoming)
    res.redirect(303, '/party/dossier?done=uploaded')
  }
  const write = async (req: Request, res: Response): Promise<void> => {
    const fields = formOf(req)
    await deps.commands.partyWrite(codeOf(req), keyIn(fields), textIn(fields, 'text'))
    res.redirect(303, '/party/dossier?done=written')
  }
  return { take, upload, write }
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

type Look = (req: Request, res: Response, errors?: readonly FieldMessage[]) => Promise<void>

function looking(deps: ApiDeps, { show, voiceOf }: Renderer, codeOf: (req: Request) => string): Look {
  return async (req, res, errors = []) => {
    const view = await partyView(deps, codeOf(req))
    const { t } = voiceOf(req)
    show(req, res, {
      template: 'party/dossier',
      title: t.party.dossier.title(view.party.name),
      errors,
      done: doneOf(req, t.party.done),
      address: '/party/dossier',
      data: { view, tags: TAGS },
    })
  }
}
