import type { Instant } from '../time.ts'
import type { DossierDocument } from '../transaction/document.ts'
import { changesBetween as termChanges } from '../transaction/amending.ts'
import type { TermChange } from '../transaction/amending.ts'
import type { HistoryEvent } from '../transaction/history.ts'
import type { Terms } from '../transaction/terms.ts'

/** What one document was before, and is in this revision. */
interface Change {
  readonly slot: DossierDocument['slot']
  /** Null when the document is new. */
  readonly before: number | null
  readonly version: number
}

/** One lodging of the deed under the receipt. */
export interface Revision {
  /** 1 for the first lodging, one more each time that the deed was lodged anew. */
  readonly round: number
  readonly lodgedAt: Instant
  readonly deedSha256: string
  /** What changed since the revision before; empty in the first. */
  readonly changes: readonly Change[]
  /** The terms that were corrected, as they were and as they are; empty in the first. */
  readonly terms: readonly TermChange[]
  /** Why it went back; null while it did not. */
  readonly returned: {
    readonly at: Instant
    readonly codes: readonly string[]
    readonly until: Instant
  } | null
}

/**
 * The revisions of a deed, oldest first, as the history and the documents tell them: what was asked for, and what
 * came back changed. Documents keep every version, so nothing has to be compared by hand.
 */
export function revisionsOf(
  events: readonly HistoryEvent[],
  documents: readonly DossierDocument[],
  amendments: readonly Amended[],
): readonly Revision[] {
  const lodgings = events.filter(({ event }) => event === 'lodged' || event === 'resubmitted')
  return lodgings.map((lodging, i) => {
    const { at, detail } = lodging
    const before = lodgings[i - 1]?.at
    return {
      round: i + 1,
      lodgedAt: at,
      deedSha256: String(detail['deedSha256']),
      changes: before === undefined ? [] : changesBetween(documents, before, at),
      terms: before === undefined ? [] : corrected(amendments, before, at),
      returned: returnAfter(events, lodging.seq, lodgings[i + 1]?.seq ?? Infinity),
    }
  })
}

/** A correction of the terms, as far as a revision tells of it. */
interface Amended {
  readonly at: Instant
  readonly before: Terms
  readonly after: Terms
}

/** What several corrections came to together. */
function corrected(amendments: readonly Amended[], from: Instant, to: Instant): readonly TermChange[] {
  const between = amendments.filter(({ at }) => at > from && at <= to)
  const [first, last] = [between[0], between.at(-1)]
  return first === undefined || last === undefined ? [] : termChanges(first.before, last.after)
}

/** The newest version in each slot of those that came in between. */
function changesBetween(
  documents: readonly DossierDocument[],
  from: Instant,
  to: Instant,
): readonly Change[] {
  const fresh = documents.filter(({ uploadedAt }) => uploadedAt > from && uploadedAt <= to)
  return [...new Set(fresh.map(({ slot }) => slot))].map((slot) => {
    const older = documents.filter((each) => each.slot === slot && each.uploadedAt <= from)
    const newer = fresh.filter((each) => each.slot === slot)
    return { slot, before: lastVersion(older), version: lastVersion(newer) ?? 1 }
  })
}

function lastVersion(documents: readonly DossierDocument[]): number | null {
  return documents.length === 0 ? null : Math.max(...documents.map(({ version }) => version))
}

function returnAfter(events: readonly HistoryEvent[], from: number, to: number): Revision['returned'] {
  const event = events.find((each) => each.event === 'returned' && each.seq > from && each.seq < to)
  if (event === undefined) return null
  const { codes, until } = event.detail
  return { at: event.at, codes: codesIn(codes), until: String(until) as Instant }
}

/** Codes as they were joined for the record. */
export function codesIn(joined: unknown): readonly string[] {
  return typeof joined === 'string' && joined !== '' ? joined.split(', ') : []
}
