import type { Request, Response } from 'express'
import { OBJECTION_ENDS } from '../../../domain/publication/publication.ts'
import type { PublicObjection } from '../../../domain/publication/publication.ts'
import { noticeOf } from '../../../domain/publication/published.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import type { ApiDeps } from '../../deps.ts'
import { PROBLEMS } from '../../problem.ts'
import { textIn as partOf, transactionIn } from '../../v1/request.ts'
import { formOf, keyIn, textIn } from '../form.ts'
import { actorAs } from '../guard.ts'
import type { FieldMessage, Voice } from '../render/show.ts'

type Act = (req: Request, res: Response) => Promise<void>
type ShowAgain = (req: Request, res: Response, errors: readonly FieldMessage[]) => Promise<void>

/** Entering an objection that came in by hand, and recording how one ended. Each ends in a redirect. */
export function createObjectionForms(
  { commands }: Pick<ApiDeps, 'commands'>,
  voiceOf: (req: Request) => Voice,
  showAgain: ShowAgain,
): { readonly enter: Act; readonly end: Act } {
  /** Answers whether all is there; says what is not beside its field. */
  const isWhole = async (
    req: Request,
    res: Response,
    errors: readonly (FieldMessage | false)[],
  ): Promise<boolean> => {
    const missing = errors.filter((error) => error !== false)
    if (missing.length > 0) {
      await showAgain(req, res.status(PROBLEMS['reason-missing'].status), missing)
    }
    return missing.length === 0
  }
  return {
    async enter(req, res) {
      const actor = actorAs('officer', req, res)
      if (actor === undefined) return
      const [form, id] = [formOf(req), transactionIn(req)]
      const said = { objector: textIn(form, 'objector'), grounds: textIn(form, 'grounds') }
      const { objectorMissing, groundsMissing } = voiceOf(req).t.publications
      const errors = [
        said.objector === '' && { field: 'objector', text: objectorMissing },
        said.grounds === '' && { field: 'grounds', text: groundsMissing },
      ]
      if (!(await isWhole(req, res, errors))) return
      await commands.enterObjection({ actor, key: keyIn(form) }, id, said)
      res.redirect(303, `/officer/transactions/${id}?done=entered`)
    },
    async end(req, res) {
      const actor = actorAs('officer', req, res)
      if (actor === undefined) return
      const [form, id, objectionId] = [formOf(req), transactionIn(req), partOf(req, 'objectionId')]
      const outcome = OBJECTION_ENDS.find((name) => name === textIn(form, 'outcome'))
      const note = textIn(form, 'note')
      const { howMissing, noteMissing } = voiceOf(req).t.publications
      const errors = [
        outcome === undefined && { field: `outcome-${objectionId}`, text: howMissing },
        note === '' && { field: `note-${objectionId}`, text: noteMissing },
      ]
      if (!(await isWhole(req, res, errors)) || outcome === undefined) return
      await commands.endObjection({ actor, key: keyIn(form) }, id, { objectionId, outcome, note })
      res.redirect(303, `/officer/transactions/${id}?done=ended`)
    },
  }
}

/** What the officer's page shows of the objections to a publication. */
export async function objectionsView(
  { stores, now }: Pick<ApiDeps, 'stores' | 'now'>,
  dossier: Dossier,
): Promise<{
  readonly objections: readonly PublicObjection[]
  readonly objectionEnds: typeof OBJECTION_ENDS
  readonly mayEnterObjection: boolean
}> {
  return {
    objections: await stores.publications.objectionsTo(dossier.transactionId),
    objectionEnds: OBJECTION_ENDS,
    mayEnterObjection: noticeOf(dossier, now()) !== null,
  }
}
