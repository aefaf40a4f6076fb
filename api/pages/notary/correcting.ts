import type { Request, RequestHandler, Response } from 'express'
import type { Actor } from '../../../domain/actor.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { PROBLEMS } from '../../problem.ts'
import { parseTerms } from '../../terms.ts'
import { transactionIn } from '../../v1/request.ts'
import { answering } from '../answering.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import { actorAs } from '../guard.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import { addressOf } from './addresses.ts'
import { messageOf, wordsFor } from './open.ts'
import { declaredBy, formOfTerms, readTerms, withOtherRows } from './terms-form.ts'
import type { TermsForm } from './terms-form.ts'
import { mistakesIn } from './terms-mistakes.ts'

/** The terms of a transaction that came back, in the form in which they were declared. */
export function createCorrecting(
  deps: ApiDeps,
  { show, voiceOf }: Renderer,
): { readonly ask: RequestHandler; readonly correct: RequestHandler } {
  const showForm = (
    req: Request,
    res: Response,
    terms: TermsForm,
    again: { readonly errors?: readonly FieldMessage[]; readonly added?: string } = {},
  ): void => {
    const voice = voiceOf(req)
    const { errors = [], added = '' } = again
    const correcting = `${addressOf(transactionIn(req))}/terms`
    const data = { terms, added, correcting, ...wordsFor(voice, terms.kind) }
    show(req, res, { template: 'notary/open', title: voice.t.notary.correcting.title, errors, data })
  }
  const correct = async (req: Request, res: Response): Promise<void> => {
    const actor = actorAs('notary', req, res)
    const dossier = actor && (await dossierFrom(deps, actor, req))
    if (actor === undefined || dossier === undefined) return
    const form = formOf(req)
    const terms = readTerms(form, dossier.kind)
    const action = textIn(form, 'action')
    const other = withOtherRows(terms, action)
    const errors = other === undefined ? mistakesIn(voiceOf(req), terms) : []
    if (other !== undefined) {
      showForm(req, res, other, { added: action })
    } else if (errors.length > 0) {
      showForm(req, res.status(PROBLEMS['request-malformed'].status), terms, { errors })
    } else {
      const { transactionId } = dossier
      await deps.commands.amend({ actor, key: keyIn(form) }, transactionId, parseTerms(declaredBy(terms)))
      res.redirect(303, `${addressOf(transactionId)}?done=corrected`)
    }
  }
  return {
    ask: async (req, res) => {
      const actor = actorAs('notary', req, res)
      if (actor === undefined) return
      showForm(req, res, formOfTerms((await dossierFrom(deps, actor, req)).terms))
    },
    correct: answering(deps, correct, async (req, res, refusal) => {
      const actor = actorAs('notary', req, res)
      if (actor === undefined) return
      const terms = readTerms(formOf(req), (await dossierFrom(deps, actor, req)).kind)
      showForm(req, res, terms, { errors: [messageOf(voiceOf(req), terms, refusal)] })
    }),
  }
}

function dossierFrom(deps: ApiDeps, actor: Actor, req: Request): Promise<Dossier> {
  return dossierFor(deps, actor, 'change a dossier', transactionIn(req))
}
