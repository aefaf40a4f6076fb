import type { Request, Response } from 'express'
import type { Actor } from '../../../domain/actor.ts'
import type { StoredCase } from '../../../domain/ports.ts'
import { REASONS } from '../../../domain/review/reasons.ts'
import { heaviest } from '../../../domain/screening/screen.ts'
import { currentDocuments } from '../../../domain/transaction/document.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { caseFor } from '../../commands/cases.ts'
import type { ApiDeps } from '../../deps.ts'
import { doneOf } from '../done.ts'
import { explainAll, explainFlag } from '../explain.ts'
import type { Form } from '../form.ts'
import type { FieldMessage, Renderer } from '../render/show.ts'
import type { Language } from '../../../web/text/text.ts'
import { slotTitles } from '../slot-titles.ts'
import type { SlotTitles } from '../slot-titles.ts'
import { TAGS } from '../tags.ts'

/** Whether the officer who looks may take the case or decide it, and if not, why. */
type Standing = 'mine' | 'free' | 'another' | 'decided-by-me' | 'over'

export type ShowCase = (
  req: Request,
  res: Response,
  actor: Actor,
  caseId: string,
  again?: { readonly errors: readonly FieldMessage[]; readonly form: Form },
) => Promise<void>

/** A case with all that an officer needs to decide it, and to defend the decision. */
export function createCasePage(deps: ApiDeps, { show, voiceOf }: Renderer): ShowCase {
  const { stores } = deps
  return async (req, res, actor, caseId, again) => {
    const review = await caseFor(deps, actor, caseId)
    const [dossier, chain, screenings] = await Promise.all([
      stores.dossiers.find(review.transactionId),
      stores.register.chainOf(review.facts.terms.pin),
      stores.screenings.of(review.transactionId),
    ])
    const screening = screenings.find(({ factsSha256 }) => factsSha256 === review.factsSha256)
    const voice = voiceOf(req)
    const { t, language } = voice
    const titles = titlesIn(review, dossier, language)
    show(req, res, {
      template: 'officer/case',
      title: t.officer.case.title(review.transactionId),
      address: caseAddress(caseId),
      errors: again?.errors ?? [],
      done: doneOf(req, t.officer.done),
      data: {
        review,
        facts: review.facts,
        row: KINDS[review.facts.terms.kind],
        slotTitles: titles,
        flags: review.flags.map((flag) => explainFlag(voice, flag, titles)),
        inOrder: explainAll(voice, screening?.findings ?? []).inOrder,
        weight: heaviest(review.flags),
        standing: standingOf(review, actor.id),
        isSecond: review.decisions.some(({ decision }) => decision === 'release'),
        documents: currentDocuments(dossier?.documents ?? []),
        assessment: dossier?.assessment,
        stage: dossier?.stage,
        form: typed(again?.form),
        ...{ chain, reasonsOf: REASONS, tags: TAGS, address: caseAddress(caseId), viewerId: actor.id },
      },
    })
  }
}

/** Documents by their names, under the terms that were screened. */
function titlesIn({ facts }: StoredCase, dossier: Dossier | undefined, language: Language): SlotTitles {
  return slotTitles({ terms: facts.terms, requests: dossier?.requests ?? [] }, language)
}

export function caseAddress(caseId: string): string {
  return `/officer/cases/${encodeURIComponent(caseId)}`
}

function standingOf({ outcome, claimedBy, decisions }: StoredCase, officerId: string): Standing {
  if (outcome !== null && outcome !== 'needs-second-officer') return 'over'
  if (decisions.some((decision) => decision.officerId === officerId)) return 'decided-by-me'
  if (claimedBy === null) return 'free'
  return claimedBy === officerId ? 'mine' : 'another'
}

/** What the officer had filled in, so that a mistake costs him nothing. */
function typed(form: Form | undefined): {
  readonly decision?: string
  readonly note?: string
  readonly reasons: readonly string[]
} {
  if (form === undefined) return { reasons: [] }
  const decision = form.get('decision')?.[0] ?? ''
  return { decision, note: form.get('note')?.[0] ?? '', reasons: form.get(`reasons-${decision}`) ?? [] }
}
