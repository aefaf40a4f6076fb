import type { RequestHandler } from 'express'
import { STAGES } from '../../../domain/transaction/stages.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorAs } from '../guard.ts'
import type { Renderer } from '../render/show.ts'
import { TAGS } from '../tags.ts'

/** The notary's dossiers, newest first. */
export function createList({ stores }: ApiDeps, { show, voiceOf }: Renderer): RequestHandler {
  return async (req, res) => {
    const actor = actorAs('notary', req, res)
    if (actor === undefined) return
    const dossiers = await stores.dossiers.listOf(actor.id)
    const waiting = dossiers.filter(({ stage }) => STAGES[stage].waitsFor === 'notary').length
    show(req, res, {
      template: 'notary/list',
      title: voiceOf(req).t.notary.list.title,
      data: { dossiers, waiting, tags: TAGS },
    })
  }
}
