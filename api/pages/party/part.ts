import type { Request, RequestHandler, Response } from 'express'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Entrance } from '../../commands.ts'
import type { ApiDeps } from '../../deps.ts'
import { partyView } from '../../party.ts'
import { enter } from '../../party-entrance.ts'
import { textIn as paramIn } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, textIn, typedIn } from '../form.ts'
import { readMultipart } from '../multipart.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import { TAGS } from '../tags.ts'

/** One of the ways to the page of a party: by its link, or by its login. */
export interface Door {
  readonly entranceOf: (req: Request) => Entrance
  /** The address of the page, and that below which its forms lead. */
  readonly pageOf: (req: Request) => string
  readonly formsOf: (req: Request) => string
  /** What is shown to whom a link lets in no more. A login has none. */
  readonly shut?: (req: Request, res: Response, refusal: Refusal) => void
}

type Act = (req: Request, res: Response) => Promise<void>

/** The page of a party's part, and what its forms do. Each ends in a redirect, so that nothing is sent twice. */
export function createPart(
  deps: ApiDeps,
  renderer: Renderer,
  door: Door,
): Readonly<Record<'look' | 'upload' | 'write', RequestHandler>> {
  const look = looking(deps, renderer, door)
  const { upload, write } = acting(deps, door)
  /** A refusal is shown where it belongs. */
  const handler = (act: Act, fieldOf: (req: Request) => string): RequestHandler =>
    answering(deps, act, async (req, res, refusal) => {
      if (refusal.code === 'party-link-invalid' && door.shut) door.shut(req, res, refusal)
      else await look(req, res, [messageFor(renderer.voiceOf(req), refusal, fieldOf(req))])
    })
  return {
    look: handler(
      (req, res) => look(req, res),
      () => 'code',
    ),
    upload: handler(upload, (req) => `file-${paramIn(req, 'slot')}`),
    write: handler(write, () => 'text'),
  }
}

function acting(deps: ApiDeps, { entranceOf, pageOf }: Door): Readonly<Record<'upload' | 'write', Act>> {
  return {
    async upload(req, res) {
      await enter(deps, entranceOf(req))
      const { form: fields, incoming } = await readMultipart(req)
      await deps.commands.partyUpload(entranceOf(req), keyIn(fields), paramIn(req, 'slot'), incoming)
      res.redirect(303, `${pageOf(req)}?done=uploaded`)
    },
    async write(req, res) {
      const fields = formOf(req)
      await deps.commands.partyWrite(entranceOf(req), keyIn(fields), textIn(fields, 'text'))
      res.redirect(303, `${pageOf(req)}?done=written`)
    },
  }
}

type Look = (req: Request, res: Response, errors?: readonly FieldMessage[]) => Promise<void>

function looking(deps: ApiDeps, { show, voiceOf }: Renderer, { entranceOf, pageOf, formsOf }: Door): Look {
  return async (req, res, errors = []) => {
    const view = await partyView(deps, entranceOf(req))
    const { t } = voiceOf(req)
    show(req, res, {
      template: 'party/dossier',
      title: t.party.dossier.title(view.party.name),
      errors,
      done: doneOf(req, t.party.done),
      address: pageOf(req),
      data: { view, tags: TAGS, forms: formsOf(req), typed: typedIn(formOf(req), ['text']) },
    })
  }
}
