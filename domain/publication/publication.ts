import { deadlineAfter } from '../deadlines/deadline.ts'
import type { Deadline } from '../deadlines/deadline.ts'
import type { TransactionId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { onlyObjectable } from '../shield/shield.ts'
import type { Instant } from '../time.ts'
import type { KindRow } from '../transaction/kinds/kind-row.ts'
import type { Receipt } from '../transaction/dossier.ts'
import type { Stage } from '../transaction/stages.ts'

/**
 * How an objection ended: its author took it back, the court dismissed it, or an officer set it aside because nobody
 * can be found behind it or it gives no ground that concerns the land.
 */
export const OBJECTION_ENDS = ['withdrawn', 'dismissed', 'inadmissible'] as const
export type ObjectionEnd = (typeof OBJECTION_ENDS)[number]

/** What anyone says against a transaction that is published. */
export interface PublicObjection {
  readonly transactionId: TransactionId
  readonly objectionId: string
  /** Who objects: he need not be on any title, nor have an identity number. */
  readonly objector: string
  readonly grounds: string
  /** Who received and entered it; null when its author lodged it himself, on the page of the notice. */
  readonly officerId: string | null
  readonly at: Instant
  /** Null while it stands. */
  readonly ended: {
    readonly outcome: ObjectionEnd
    /** The letter that withdraws it, the judgment, or why it was set aside. */
    readonly note: string
    readonly officerId: string
    readonly at: Instant
  } | null
}

/** A wait for a publication to run out. */
export type PublicationHold = {
  readonly held: true
  readonly because: 'publication'
  readonly until: Instant
}

/**
 * The publication of a transaction, from the day of its receipt: while it runs, anyone may object. Null for a kind
 * that is not published, and before the receipt. Acquisitive Prescription Act 2018 ss. 5 and 7.
 */
export function publicationOf(
  { publication }: Pick<KindRow, 'publication'>,
  receipt: Pick<Receipt, 'at'> | null,
): Deadline | null {
  return publication === null || receipt === null ? null : deadlineAfter('publication', receipt.at)
}

export function standingAmong(objections: readonly PublicObjection[]): readonly PublicObjection[] {
  return objections.filter(({ ended }) => ended === null)
}

/** Whether a transaction waits for its publication at this moment. Not while an objection stands: officers look at it. */
export function publicationHold(
  publication: Deadline | null,
  objections: readonly PublicObjection[],
  at: Instant,
): PublicationHold | null {
  if (publication === null || publication.until <= at || standingAmong(objections).length > 0) return null
  return { held: true, because: 'publication', until: publication.until }
}

/** Throws `illegal-transition` when it is not published, `objection-too-late` when the publication or all is over. */
export function onlyWhilePublished(publication: Deadline | null, stage: Stage, at: Instant): void {
  if (publication === null) throw new Refusal('illegal-transition', 'It is not published', { stage })
  onlyObjectable(stage)
  if (publication.until <= at) {
    throw new Refusal('objection-too-late', 'The publication has run out', { until: publication.until })
  }
}
