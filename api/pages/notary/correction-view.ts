import { basisOf } from '../../../domain/review/reasons.ts'
import { revisionsOf } from '../../../domain/review/revisions.ts'
import type { Revision } from '../../../domain/review/revisions.ts'
import type { RefundDue } from '../../../domain/payment/refund.ts'
import { amendableAfter } from '../../../domain/transaction/amending.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import type { HistoryEvent } from '../../../domain/transaction/history.ts'
import type { Finding } from '../../../domain/verdict.ts'
import type { Text } from '../../../web/text/shape.ts'
import { deadlinesOf } from '../../deadlines.ts'
import type { Deadlines } from '../../deadlines.ts'
import type { ApiDeps } from '../../deps.ts'
import { lowerFirst } from '../../../web/text/titles.ts'
import { explainCode } from '../explain.ts'
import type { Voice } from '../render/show.ts'
import { changeText } from './term-text.ts'

/** Why something went back or was refused: in words, with what to do and what it rests on. */
export interface Reasoned {
  readonly title: string
  readonly advice: string | null
  readonly basis: string | null
}

/** What a page says of deadlines, of what went back, and of what is owed back. */
interface CorrectionView {
  readonly deadlines: Deadlines
  /** The deed is not lodged yet, and ought to be. */
  readonly lodgingOver: boolean
  readonly returnedFor: readonly Reasoned[]
  readonly refusedFor: readonly Reasoned[]
  /** Only when the deed was lodged more than once or went back. */
  /** What may be corrected in the terms; empty when nothing may. */
  readonly mayCorrect: string
  readonly revisions: readonly (Omit<Revision, 'returned' | 'terms'> & {
    readonly terms: readonly ReturnType<typeof changeText>[]
    readonly returned: { readonly at: string; readonly reasons: readonly Reasoned[] } | null
  })[]
  readonly refunds: readonly RefundDue[]
}

export async function correctionView(
  deps: Pick<ApiDeps, 'stores' | 'now'>,
  voice: Voice,
  dossier: Dossier,
  events: readonly HistoryEvent[],
): Promise<CorrectionView> {
  const { t } = voice
  const returnedFor = dossier.stage === 'returned' ? (dossier.returned?.codes ?? []) : []
  const deadlines = await deadlinesOf(deps, dossier, events)
  const reasons = (codes: readonly string[]): readonly Reasoned[] =>
    codes.map((code) => reasoned(t, code, dossier.findings))
  const amendments = await deps.stores.dossiers.amendmentsOf(dossier.transactionId)
  const revisions = revisionsOf(events, dossier.documents, amendments)
  const worthShowing = revisions.length > 1 || revisions.some(({ returned }) => returned !== null)
  return {
    deadlines,
    lodgingOver: deadlines.lodging !== null && deps.now() > deadlines.lodging.until,
    returnedFor: reasons(returnedFor),
    mayCorrect: amendableAfter(returnedFor)
      .map((term) => lowerFirst(t.notary.correcting.terms[term]))
      .join(', '),
    refusedFor: reasons(deadlines.refused?.codes ?? []),
    revisions: (worthShowing ? revisions : []).map(({ returned, terms, ...revision }) => ({
      ...revision,
      terms: terms.map((change) => changeText(voice, change)),
      returned: returned && { at: returned.at, reasons: reasons(returned.codes) },
    })),
    refunds: await deps.stores.payments.refundsDue(dossier.transactionId),
  }
}

function reasoned(t: Text, code: string, findings: readonly Finding[]): Reasoned {
  const advice: Readonly<Record<string, string>> = t.reasonAdvice
  return {
    title: explainCode(t, code),
    advice: advice[code] ?? t.findings[code]?.advice ?? null,
    basis: basisOf(code) ?? findings.find((finding) => finding.code === code)?.basis ?? null,
  }
}
