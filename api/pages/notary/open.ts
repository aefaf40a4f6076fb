import type { Request, RequestHandler, Response } from 'express'
import type { Refusal } from '../../../domain/refusal.ts'
import { isKind, KINDS } from '../../../domain/transaction/kinds.ts'
import { AMOUNTS } from '../../../domain/transaction/kinds/amounts.ts'
import { PARTY_ROLES } from '../../../domain/transaction/party.ts'
import type { Kind } from '../../../domain/transaction/terms.ts'
import type { ApiDeps } from '../../deps.ts'
import { PROBLEMS } from '../../problem.ts'
import { parseTerms } from '../../terms.ts'
import { answering, messageFor } from '../answering.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import { actorAs, OFFICE } from '../guard.ts'
import type { FieldMessage, Renderer, Voice } from '../render/show.ts'
import { addressOf } from './addresses.ts'
import { declaredBy, emptyTerms, placeOf, readTerms, withOtherRows } from './terms-form.ts'
import type { TermsForm } from './terms-form.ts'
import { mistakesIn } from './terms-mistakes.ts'

interface Again {
  readonly errors?: readonly FieldMessage[]
  readonly added?: string
}

/** Opening a dossier: the choice of the kind, then the form made from its row, and what is done with it. */
export function createOpening(
  deps: ApiDeps,
  { show, voiceOf }: Renderer,
): { readonly ask: RequestHandler; readonly open: RequestHandler } {
  const showForm = (req: Request, res: Response, terms: TermsForm, again: Again = {}): void => {
    const voice = voiceOf(req)
    const { errors = [], added = '' } = again
    const data = { terms, added, ...wordsFor(voice, terms.kind) }
    show(req, res, { template: 'notary/open', title: voice.t.notary.opening.title, errors, data })
  }
  const showKinds = (req: Request, res: Response): void => {
    const { t, language } = voiceOf(req)
    const kinds = Object.entries(KINDS).map(([kind, { title }]) => ({ value: kind, text: title[language] }))
    show(req, res, { template: 'notary/kinds', title: t.notary.opening.chooseTitle, data: { kinds } })
  }
  const open = async (req: Request, res: Response): Promise<void> => {
    const actor = actorAs(OFFICE, req, res)
    if (actor === undefined) return
    const form = formOf(req)
    const terms = readTerms(form, kindIn(form))
    const action = textIn(form, 'action')
    const other = withOtherRows(terms, action)
    if (other !== undefined) {
      showForm(req, res, other, { added: action })
      return
    }
    const errors = mistakesIn(voiceOf(req), terms)
    if (errors.length > 0) {
      showForm(req, res.status(PROBLEMS['request-malformed'].status), terms, { errors })
      return
    }
    const declared = parseTerms(declaredBy(terms))
    const { transactionId } = await deps.commands.open({ actor, key: keyIn(form) }, declared)
    res.redirect(303, `${addressOf(transactionId)}?done=opened`)
  }
  return {
    ask(req, res) {
      if (actorAs(OFFICE, req, res) === undefined) return
      const kind = req.query['kind']
      if (typeof kind === 'string' && isKind(kind)) showForm(req, res, emptyTerms(kind))
      else showKinds(req, res)
    },
    open: answering(deps, open, (req, res, refusal) => {
      const form = formOf(req)
      const terms = readTerms(form, kindIn(form))
      showForm(req, res, terms, { errors: [messageOf(voiceOf(req), terms, refusal)] })
    }),
  }
}

/** The kind was chosen on the page before; a form without one is of the commonest kind. */
function kindIn(form: ReturnType<typeof formOf>): Kind {
  const kind = textIn(form, 'kind')
  return isKind(kind) ? kind : 'sale'
}

/** What the row of the kind calls things, in the visitor's language. */
export function wordsFor({ language }: Voice, kind: Kind): Readonly<Record<string, unknown>> {
  const row = KINDS[kind]
  return {
    row,
    kindTitle: row.title[language],
    amountTitle: row.amount === null ? null : AMOUNTS[row.amount][language],
    roleTitles: Object.fromEntries(row.roles.map(({ role }) => [role, PARTY_ROLES[role][language]])),
  }
}

/** Where the form has these terms, and what it says when one cannot be. */
const OWN_MESSAGES: Readonly<
  Record<string, readonly [field: string, text: keyof Voice['t']['notary']['opening']['errors']] | undefined>
> = {
  deedDate: ['deedDate', 'dateInvalid'],
  diedOn: ['diedDay', 'diedInvalid'],
  'order.court': ['court', 'textMissing'],
  'order.number': ['orderNumber', 'textMissing'],
  'order.date': ['orderDay', 'orderInvalid'],
  'condition.until': ['untilDay', 'untilInvalid'],
}

/** What the form's own checks leave to the terms: the shares together, and the days. */
export function messageOf(voice: Voice, terms: TermsForm, refusal: Refusal): FieldMessage {
  const { errors } = voice.t.notary.opening
  const { field, role } = refusal.detail
  if (typeof field !== 'string') return messageFor(voice, refusal, 'pin')
  const own = OWN_MESSAGES[field]
  if (own !== undefined) return { field: own[0], text: errors[own[1]] }
  const place = placeOf(terms, field, role)
  if (field === 'parties' && place.endsWith('.share')) return { field: place, text: errors.sharesNotWhole }
  return { ...messageFor(voice, refusal, 'pin'), field: place }
}
