import type { Request, RequestHandler, Response } from 'express'
import { REASONS } from '../../../domain/review/reasons.ts'
import type { Decision } from '../../../domain/review/decision.ts'
import type { ApiDeps } from '../../deps.ts'
import { PROBLEMS } from '../../problem.ts'
import { textIn as paramIn } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import type { Form } from '../form.ts'
import { actorAs } from '../guard.ts'
import type { FieldMessage, Renderer, Voice } from '../render/show.ts'
import { caseAddress } from './case-page.ts'
import type { ShowCase } from './case-page.ts'

/** Taking a case and deciding it. */
export function createCaseForms(
  deps: ApiDeps,
  { voiceOf }: Renderer,
  showCase: ShowCase,
): { readonly claim: RequestHandler; readonly decide: RequestHandler } {
  const again = async (req: Request, res: Response, errors: readonly FieldMessage[]): Promise<void> => {
    const actor = actorAs('officer', req, res)
    if (actor !== undefined) {
      await showCase(req, res, actor, paramIn(req, 'caseId'), { errors, form: formOf(req) })
    }
  }
  const handler = (act: (req: Request, res: Response) => Promise<void>, field: string): RequestHandler =>
    answering(deps, act, (req, res, refusal) => again(req, res, [messageFor(voiceOf(req), refusal, field)]))

  const claim = async (req: Request, res: Response): Promise<void> => {
    const actor = actorAs('officer', req, res)
    if (actor === undefined) return
    const caseId = paramIn(req, 'caseId')
    await deps.commands.claim({ actor, key: keyIn(formOf(req)) }, caseId)
    res.redirect(303, `${caseAddress(caseId)}?done=claimed`)
  }
  const decide = async (req: Request, res: Response): Promise<void> => {
    const actor = actorAs('officer', req, res)
    if (actor === undefined) return
    const form = formOf(req)
    const read = readDecision(voiceOf(req), form)
    if ('errors' in read) {
      await again(req, res.status(PROBLEMS['reason-missing'].status), read.errors)
      return
    }
    const caseId = paramIn(req, 'caseId')
    const { outcome } = await deps.commands.decide({ actor, key: keyIn(form) }, caseId, read)
    res.redirect(303, `${caseAddress(caseId)}?done=${outcome}`)
  }
  return { claim: handler(claim, 'claim'), decide: handler(decide, 'decision') }
}

type Read =
  | { readonly decision: Decision; readonly reasons: readonly string[]; readonly note: string }
  | { readonly errors: readonly FieldMessage[] }

/** Only the reasons of the decision that was chosen count; those of the others may stand ticked and hidden. */
function readDecision({ t }: Voice, form: Form): Read {
  const { decisionMissing, reasonMissing } = t.officer.case.errors
  const decision = textIn(form, 'decision')
  if (!isDecision(decision)) return { errors: [{ field: 'decision', text: decisionMissing }] }
  const reasons = form.get(`reasons-${decision}`) ?? []
  if (reasons.length === 0) return { errors: [{ field: `reasons-${decision}`, text: reasonMissing }] }
  return { decision, reasons, note: textIn(form, 'note') }
}

function isDecision(text: string): text is Decision {
  return Object.hasOwn(REASONS, text)
}
