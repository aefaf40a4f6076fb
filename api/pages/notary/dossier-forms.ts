import type { Request, RequestHandler, Response } from 'express'
import type { TransactionId } from '../../../domain/ids.ts'
import type { Request as Asking } from '../../commands.ts'
import type { ApiDeps } from '../../deps.ts'
import { textIn as paramIn, transactionIn } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { contactIn } from '../contact-form.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import type { Form } from '../form.ts'
import { actorAs, OFFICE } from '../guard.ts'
import { readMultipart } from '../multipart.ts'
import type { Renderer } from '../render/show.ts'
import { addressOf } from './addresses.ts'
import type { ShowDossier } from './dossier-page.ts'

type DossierForm =
  | 'upload'
  | 'judge'
  | 'lodge'
  | 'withdraw'
  | 'extend'
  | 'object'
  | 'ask'
  | 'takeBack'
  | 'link'
  | 'revoke'
  | 'contact'
  | 'write'

/** What was done, as the page names it afterwards. */
type Done =
  | 'uploaded'
  | 'accepted'
  | 'refused'
  | 'lodged'
  | 'withdrawn'
  | 'extended'
  | 'objected'
  | 'asked'
  | 'takenBack'
  | 'linked'
  | 'revoked'
  | 'reached'
  | 'written'

interface Sent {
  readonly req: Request
  readonly id: TransactionId
  readonly form: Form
  readonly asking: Asking
}

/** The forms of a dossier. Each ends in a redirect to the dossier, or shows it again with what is wrong. */
export function createDossierForms(
  deps: ApiDeps,
  renderer: Renderer,
  showDossier: ShowDossier,
): Readonly<Record<DossierForm, RequestHandler>> {
  const { commands } = deps
  const handler = (act: (req: Request, res: Response) => Promise<void>, fieldOf: (req: Request) => string) =>
    answering(deps, act, async (req, res, refusal) => {
      const actor = actorAs(OFFICE, req, res)
      if (actor === undefined) return
      await showDossier(req, res, actor, transactionIn(req), [
        messageFor(renderer.voiceOf(req), refusal, fieldOf(req)),
      ])
    })
  const plainForm = (act: (sent: Sent) => Promise<Done>, fieldOf: (req: Request) => string) =>
    handler(async (req, res) => {
      const sent = sentBy(req, res, formOf(req))
      if (sent !== undefined) back(res, sent.id, await act(sent))
    }, fieldOf)
  return {
    ...requestForms(commands, plainForm),
    ...partyForms(commands, plainForm, renderer),
    ...procedureForms(commands, plainForm),
    upload: handler(
      (req, res) => takeUpload(commands, req, res),
      (req) => `file-${paramIn(req, 'slot')}`,
    ),
    judge: plainForm(
      (sent) => judge(commands, sent),
      (req) => `${accepts(formOf(req)) ? 'ends' : 'reason'}-${paramIn(req, 'documentId')}`,
    ),
  }
}

type PlainForm = (act: (sent: Sent) => Promise<Done>, fieldOf: (req: Request) => string) => RequestHandler

/** What moves the procedure on, or gives it more time. */
function procedureForms(
  commands: ApiDeps['commands'],
  plainForm: PlainForm,
): Readonly<Record<'lodge' | 'extend' | 'object' | 'withdraw', RequestHandler>> {
  return {
    lodge: plainForm(
      async ({ asking, id }) => {
        await commands.lodge(asking, id)
        return 'lodged'
      },
      () => 'lodge',
    ),
    extend: plainForm(
      (sent) => askForTime(commands, sent),
      () => 'extension-reason',
    ),
    object: plainForm(
      async ({ asking, id, form }) => {
        await commands.object(asking, id, textIn(form, 'grounds'))
        return 'objected'
      },
      () => 'grounds',
    ),
    withdraw: plainForm(
      async ({ asking, id, form }) => {
        await commands.withdraw(asking, id, textIn(form, 'reason'))
        return 'withdrawn'
      },
      () => 'withdraw-reason',
    ),
  }
}

/** What is asked for beyond what the kind asks for. */
function requestForms(
  commands: ApiDeps['commands'],
  plainForm: PlainForm,
): Readonly<Record<'ask' | 'takeBack', RequestHandler>> {
  return {
    ask: plainForm(
      async ({ asking, id, form }) => {
        const [of, until, note] = [textIn(form, 'of'), textIn(form, 'until'), textIn(form, 'note')]
        const title = textIn(form, 'title')
        await commands.askFor(asking, id, { title, of: of === '' ? null : of, until, note })
        return 'asked'
      },
      () => 'title',
    ),
    takeBack: plainForm(
      async ({ asking, id, req }) => {
        await commands.takeBack(asking, id, paramIn(req, 'slot'))
        return 'takenBack'
      },
      () => 'documents',
    ),
  }
}

/** How a party is let in, where he gets letters, and what is written to him. */
function partyForms(
  commands: ApiDeps['commands'],
  plainForm: PlainForm,
  { voiceOf }: Renderer,
): Readonly<Record<'link' | 'revoke' | 'contact' | 'write', RequestHandler>> {
  return {
    link: plainForm(
      async ({ asking, id, form }) => {
        await commands.makeLink(asking, id, textIn(form, 'party'))
        return 'linked'
      },
      () => 'parties',
    ),
    revoke: plainForm(
      async ({ asking, id, req }) => {
        await commands.revokeLink(asking, id, paramIn(req, 'linkId'))
        return 'revoked'
      },
      () => 'parties',
    ),
    contact: plainForm(
      async ({ asking, id, form, req }) => {
        const contact = contactIn(form, voiceOf(req).language)
        await commands.setPartyContact(asking, id, textIn(form, 'party'), contact)
        return 'reached'
      },
      (req) => `email-${textIn(formOf(req), 'party')}`,
    ),
    write: plainForm(
      async ({ asking, id, form }) => {
        await commands.write(asking, id, textIn(form, 'party'), textIn(form, 'text'))
        return 'written'
      },
      (req) => `text-${textIn(formOf(req), 'party')}`,
    ),
  }
}

function sentBy(req: Request, res: Response, form: Form): Sent | undefined {
  const actor = actorAs(OFFICE, req, res)
  if (actor === undefined) return undefined
  return { req, id: transactionIn(req), form, asking: { actor, key: keyIn(form) } }
}

async function takeUpload(commands: ApiDeps['commands'], req: Request, res: Response): Promise<void> {
  actorAs(OFFICE, req, res)
  const { form, incoming } = await readMultipart(req)
  const sent = sentBy(req, res, form)
  const slot = paramIn(req, 'slot')
  if (sent === undefined) return
  await commands.upload(sent.asking, sent.id, slot, incoming)
  back(res, sent.id, 'uploaded')
}

async function askForTime(commands: ApiDeps['commands'], { asking, id, form }: Sent): Promise<Done> {
  await commands.extend(asking, id, { lastDay: null, reason: textIn(form, 'reason') })
  return 'extended'
}

function accepts(form: Form): boolean {
  return textIn(form, 'decision') === 'accept'
}

async function judge(commands: ApiDeps['commands'], { req, id, form, asking }: Sent): Promise<Done> {
  const accepted = accepts(form)
  const reason = accepted ? null : textIn(form, 'reason')
  const validUntil = accepted ? textIn(form, 'validUntil') : null
  await commands.judge(asking, id, { documentId: paramIn(req, 'documentId'), accepted, reason, validUntil })
  return accepted ? 'accepted' : 'refused'
}

function back(res: Response, id: TransactionId, done: Done): void {
  res.redirect(303, `${addressOf(id)}?done=${done}`)
}
