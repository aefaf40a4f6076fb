import type { Request, RequestHandler, Response } from 'express'
import type { Actor } from '../../../domain/actor.ts'
import type { Refusal } from '../../../domain/refusal.ts'
import { sumOf } from '../../../domain/money.ts'
import { CLAIM_REASONS } from '../../../domain/revaluation/claim.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { authorize } from '../../authorize.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { parseLastDay } from '../../last-day.ts'
import { transactionIn } from '../../v1/request.ts'
import { answering, messageFor } from '../answering.ts'
import { doneOf } from '../done.ts'
import { formOf, keyIn, textIn, typedIn } from '../form.ts'
import { actorAs } from '../guard.ts'
import { correctionView } from '../notary/correction-view.ts'
import type { FieldMessage, Renderer, Voice } from '../render/show.ts'
import { slotTitles } from '../slot-titles.ts'
import { TAGS } from '../tags.ts'
import { createObjectionForms, objectionsView } from './objection-forms.ts'
import { createRevaluationForms } from './revaluation-forms.ts'

interface TransactionPages {
  readonly look: RequestHandler
  readonly extend: RequestHandler
  readonly refunds: RequestHandler
  readonly claim: RequestHandler
  readonly decide: RequestHandler
  readonly enterObjection: RequestHandler
  readonly endObjection: RequestHandler
}

/** A transaction as an officer sees it: until when, why, who is owed what; and more time where he grants it. */
export function createTransactionPages(deps: ApiDeps, renderer: Renderer): TransactionPages {
  const { show, voiceOf } = renderer
  const look = async (
    req: Request,
    res: Response,
    actor: Actor,
    errors: readonly FieldMessage[] = [],
  ): Promise<void> => {
    const dossier = await dossierFor(deps, actor, 'extend a deadline', transactionIn(req))
    const voice = voiceOf(req)
    const { t } = voice
    show(req, res, {
      template: 'officer/transaction',
      title: t.notary.dossier.title(dossier.transactionId),
      address: addressOf(dossier),
      errors,
      done: doneOf(req, { ...t.notary.done, ...t.publications.done }),
      data: {
        ...(await transactionView(deps, voice, dossier)),
        form: typedIn(formOf(req), TYPED),
      },
    })
  }
  const showAgain = async (req: Request, res: Response, errors: readonly FieldMessage[]): Promise<void> => {
    const actor = actorAs('officer', req, res)
    if (actor !== undefined) await look(req, res, actor, errors)
  }
  const again = (req: Request, res: Response, refusal: Refusal): Promise<void> =>
    showAgain(req, res, [messageFor(voiceOf(req), refusal, fieldOf(req, refusal))])
  const objections = createObjectionForms(deps, voiceOf, showAgain)
  const forms = createRevaluationForms(deps)
  return {
    look: async (req, res) => {
      const actor = actorAs('officer', req, res)
      if (actor !== undefined) await look(req, res, actor)
    },
    extend: answering(deps, extending(deps), again),
    claim: answering(deps, forms.claim, again),
    decide: answering(deps, forms.decide, again),
    enterObjection: answering(deps, objections.enter, again),
    endObjection: answering(deps, objections.end, again),
    refunds: createRefundsPage(deps, renderer),
  }
}

async function transactionView(deps: ApiDeps, voice: Voice, dossier: Dossier): Promise<object> {
  const events = await deps.stores.history.after(dossier.transactionId, 0)
  const view = await correctionView(deps, voice, dossier, events)
  return {
    ...{ ...view, dossier, tags: TAGS, address: addressOf(dossier) },
    slotTitles: slotTitles(dossier, voice.language),
    mayExtend: view.deadlines.running !== null && dossier.stage !== 'objection',
    revaluation: await deps.stores.revaluations.find(dossier.transactionId),
    claimReasons: CLAIM_REASONS,
    ...(await objectionsView(deps, dossier)),
  }
}

function extending({ commands }: ApiDeps): (req: Request, res: Response) => Promise<void> {
  return async (req, res) => {
    const actor = actorAs('officer', req, res)
    if (actor === undefined) return
    const form = formOf(req)
    const asked = { lastDay: parseLastDay(isoDay(textIn(form, 'lastDay'))), reason: textIn(form, 'reason') }
    const id = transactionIn(req)
    await commands.extend({ actor, key: keyIn(form) }, id, asked)
    res.redirect(303, `/officer/transactions/${id}?done=extended`)
  }
}

const TYPED = ['lastDay', 'reason', 'value', 'note', 'outcome', 'objector', 'grounds'] as const

function addressOf({ transactionId }: Pick<Dossier, 'transactionId'>): string {
  return `/officer/transactions/${transactionId}`
}

function fieldOf({ path }: Request, { code }: Refusal): string {
  if (path.endsWith('/objections')) return 'grounds'
  if (!path.endsWith('/extension')) return code === 'valuation-not-higher' ? 'value' : 'reasons'
  return code === 'reason-missing' ? 'extension-reason' : 'lastDay'
}

/** `23 11 2026` as people write it; anything else stays as it is, and is refused as no day. */
function isoDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4})$/.exec(text) ?? []
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Who is owed what. */
function createRefundsPage(deps: ApiDeps, { show, voiceOf }: Renderer): RequestHandler {
  return async (req, res) => {
    const actor = actorAs('officer', req, res)
    if (actor === undefined) return
    authorize(actor, 'see refunds', null)
    const refunds = await deps.stores.payments.refundsDue()
    const total = sumOf(refunds.map(({ amount }) => amount))
    const { title } = voiceOf(req).t.deadlines.refunds
    show(req, res, { template: 'officer/refunds', title, data: { refunds, total } })
  }
}
