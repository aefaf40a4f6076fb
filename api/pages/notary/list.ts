import type { RequestHandler } from 'express'
import { officeOf } from '../../../domain/actor.ts'
import { STAGES } from '../../../domain/transaction/stages.ts'
import type { ApiDeps } from '../../deps.ts'
import { actorAs, OFFICE } from '../guard.ts'
import type { Renderer } from '../render/show.ts'
import { TAGS } from '../tags.ts'

/** The notary's dossiers, newest first. */
export function createList({ stores }: ApiDeps, { show, voiceOf }: Renderer): RequestHandler {
  return async (req, res) => {
    const actor = actorAs(OFFICE, req, res)
    if (actor === undefined) return
    const office = officeOf(actor) ?? actor.id
    const [dossiers, unread] = await Promise.all([
      stores.dossiers.listOf(office),
      stores.exchange.unreadOf(office),
    ])
    const waiting = dossiers.filter(({ stage }) => STAGES[stage].waitsFor === 'notary').length
    show(req, res, {
      template: 'notary/list',
      title: voiceOf(req).t.notary.list.title,
      data: { dossiers, unread: Object.fromEntries(unread), waiting, tags: TAGS },
    })
  }
}
