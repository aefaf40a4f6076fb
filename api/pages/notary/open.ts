import type { Request, RequestHandler, Response } from 'express'
import type { Refusal } from '../../../domain/refusal.ts'
import type { ApiDeps } from '../../deps.ts'
import { PROBLEMS } from '../../problem.ts'
import { parseTerms } from '../../terms.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import { actorAs } from '../guard.ts'
import type { FieldMessage, Renderer, Voice } from '../render/show.ts'
import { addressOf } from './addresses.ts'
import { declaredBy, EMPTY_SALE, mistakesIn, readSale, withOtherRows } from './sale-form.ts'
import type { SaleForm } from './sale-form.ts'

/** Opening a dossier: the form, and what is done with it. */
export function createOpening(
  deps: ApiDeps,
  { show, voiceOf }: Renderer,
): { readonly ask: RequestHandler; readonly open: RequestHandler } {
  const showForm = (
    req: Request,
    res: Response,
    sale: SaleForm,
    { errors = [], added = '' }: { errors?: readonly FieldMessage[]; added?: string } = {},
  ): void => {
    const { title } = voiceOf(req).t.notary.opening
    show(req, res, { template: 'notary/open', title, errors, data: { sale, added } })
  }
  const open = async (req: Request, res: Response): Promise<void> => {
    const actor = actorAs('notary', req, res)
    if (actor === undefined) return
    const form = formOf(req)
    const sale = readSale(form)
    const action = textIn(form, 'action')
    const other = withOtherRows(sale, action)
    if (other !== undefined) {
      showForm(req, res, other, { added: action })
      return
    }
    const errors = mistakesIn(voiceOf(req), sale)
    if (errors.length > 0) {
      showForm(req, res.status(PROBLEMS['request-malformed'].status), sale, { errors })
      return
    }
    const { transactionId } = await deps.commands.open(
      { actor, key: keyIn(form) },
      parseTerms(declaredBy(sale)),
    )
    res.redirect(303, `${addressOf(transactionId)}?done=opened`)
  }
  return {
    ask(req, res) {
      if (actorAs('notary', req, res) !== undefined) showForm(req, res, EMPTY_SALE)
    },
    open: answering(deps, open, (req, res, refusal) => {
      showForm(req, res, readSale(formOf(req)), { errors: [messageOf(voiceOf(req), refusal)] })
    }),
  }
}

/** What the form's own checks leave to the terms: the shares together, and the day of the deed. */
function messageOf(voice: Voice, refusal: Refusal): FieldMessage {
  const { errors } = voice.t.notary.opening
  const { field } = refusal.detail
  if (field === 'deedDate') return { field, text: errors.dateInvalid }
  if (field === 'purchasers') return { field: 'purchasers.0.share', text: errors.sharesNotWhole }
  return messageFor(voice, refusal, 'pin')
}
