import type { Request, Response } from 'express'
import type { Actor } from '../../../domain/actor.ts'
import type { TransactionId } from '../../../domain/ids.ts'
import { asOwedAt } from '../../../domain/payment/late.ts'
import { claimNoticeIdOf } from '../../../domain/payment/notice.ts'
import { localDateAt } from '../../../domain/time.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { dossierFor } from '../../commands/ask.ts'
import type { ApiDeps } from '../../deps.ts'
import { payLinksOf } from '../../pay-links.ts'
import { claimView } from '../claim-view.ts'
import { contactIn } from '../contact-form.ts'
import { doneOf } from '../done.ts'
import { formOf, typedIn } from '../form.ts'
import { progressOf } from '../progress.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import { slotTitles } from '../slot-titles.ts'
import { TAGS } from '../tags.ts'
import { addressOf } from './addresses.ts'
import { correctionView } from './correction-view.ts'
import { viewOf } from './dossier-view.ts'
import { exchangeViewOf } from './exchange-view.ts'
import { historyLines } from './history-view.ts'

export type ShowDossier = (
  req: Request,
  res: Response,
  actor: Actor,
  id: TransactionId,
  errors?: readonly FieldMessage[],
) => Promise<void>

const TYPED = ['title', 'of', 'until', 'note', 'text', 'reason', 'grounds', 'validUntil'] as const

/** The dossier with everything its notary can know of it and do to it. */
export function createDossierPage(deps: ApiDeps, { show, voiceOf }: Renderer): ShowDossier {
  return async (req, res, actor, id, errors = []) => {
    // The history first: the page follows what comes after it, so that nothing falls between the two reads.
    const events = await deps.stores.history.after(id, 0)
    const dossier = await dossierFor(deps, actor, 'prepare a dossier', id)
    const [record, payLinks, exchange, amendments] = await Promise.all([
      deps.stores.register.find(dossier.terms.pin),
      payLinksOf(deps, actor, dossier),
      exchangeViewOf(deps, dossier, voiceOf(req).language),
      deps.stores.dossiers.amendmentsOf(id),
    ])
    const revaluation = await deps.stores.revaluations.find(id)
    const voice = voiceOf(req)
    const { t } = voice
    show(req, res, {
      template: 'notary/dossier',
      title: t.notary.dossier.title(id),
      address: addressOf(id),
      errors,
      done: doneOf(req, t.notary.done),
      data: {
        ...viewOf(voice, dossier, localDateAt(deps.now())),
        ...(await correctionView(deps, voice, dossier, events)),
        ...exchange,
        typed: typedIn(formOf(req), TYPED),
        typedContact: contactIn(formOf(req), voice.language),
        claim: revaluation && claimView(revaluation, dossier.stage, deps.now()),
        objections: await deps.stores.publications.objectionsTo(id),
        isClerk: actor.role === 'clerk',
        row: KINDS[dossier.kind],
        slotTitles: slotTitles(dossier, voice.language),
        dossier,
        parcel: record?.parcel,
        steps: progressOf(dossier),
        notices: dossier.notices.map((notice) => ({
          ...{ ...asOwedAt(notice, deps.now()), link: payLinks.get(notice.noticeId) },
          isClaim: notice.noticeId === claimNoticeIdOf(id, notice.payer),
        })),
        history: historyLines(voice, { ...dossier, amendments }, actor.id, events),
        lastSeq: events.at(-1)?.seq ?? 0,
        address: addressOf(id),
        tags: TAGS,
      },
    })
  }
}
