import { Refusal } from '../refusal.ts'
import { basisOf } from '../review/reasons.ts'
import type { REASONS } from '../review/reasons.ts'
import type { Instant } from '../time.ts'
import type { Terms } from './terms.ts'

/* What a notary may correct in the terms of a transaction that came back to him, under the receipt that it has. */

/** Terms that can be corrected. Another kind or another parcel is another transaction, with a rank of its own. */
export const AMENDABLE = [
  ...(['parties', 'price', 'deedDate', 'diedOn', 'right', 'refersTo'] as const),
  ...(['order', 'condition', 'declarations'] as const),
] as const

export type AmendableTerm = (typeof AMENDABLE)[number]

/** What an officer's reason is about. Where it names a document or a signature, no term is wrong. */
const NAMED: Readonly<Record<(typeof REASONS.return)[number], readonly AmendableTerm[]>> = {
  'deed-unclear': AMENDABLE,
  'declaration-incomplete': ['price', 'diedOn', 'declarations'],
  'party-data-differs': ['parties'],
  'power-of-attorney-lapsed': ['deedDate', 'declarations'],
  'signature-in-doubt': ['deedDate'],
  'document-missing': [],
  'parcel-description-differs': [],
}

/** A check that failed held the deed against the register: all that it looks at may be wrong, but not what is declared. */
const OF_CHECKS = ['parties', 'deedDate', 'right', 'refersTo', 'condition'] as const

/** Where a paper has ended, the deed may be drawn up anew, and a party sign it himself instead of his attorney. */
const OF_PAPERS = NAMED['power-of-attorney-lapsed']

/** The terms that may be corrected after a return for these reasons. */
export function amendableAfter(codes: readonly string[]): readonly AmendableTerm[] {
  const named = codes.flatMap(namedBy)
  return AMENDABLE.filter((term) => named.includes(term))
}

function namedBy(code: string): readonly AmendableTerm[] {
  if (isOfficers(code)) return NAMED[code]
  return code === 'paper-ended' ? OF_PAPERS : OF_CHECKS
}

function isOfficers(code: string): code is keyof typeof NAMED {
  return basisOf(code) !== undefined && Object.hasOwn(NAMED, code)
}

/** One term as it was, and as it is from now on, in the words of the record. */
export interface TermChange {
  readonly term: keyof Terms
  readonly before: Terms[keyof Terms]
  readonly after: Terms[keyof Terms]
}

/** The terms as they were at a moment: what is corrected later did not count yet. */
export function termsAt(
  at: Instant,
  { terms, amendments }: { readonly terms: Terms; readonly amendments: readonly Corrected[] },
): Terms {
  return amendments.find((amendment) => at < amendment.at)?.before ?? terms
}

interface Corrected {
  readonly at: Instant
  readonly before: Terms
}

/** Empty when both say the same. */
export function changesBetween(before: Terms, after: Terms): readonly TermChange[] {
  const terms = Object.keys({ ...before, ...after }) as (keyof Terms)[]
  return terms
    .filter((term) => canonical(before[term]) !== canonical(after[term]))
    .map((term) => ({ term, before: before[term], after: after[term] }))
}

/** Throws `term-not-amendable`, with the first field that the reasons do not name. */
export function onlyAmendable(changes: readonly TermChange[], codes: readonly string[]): void {
  const allowed: readonly string[] = amendableAfter(codes)
  const stray = changes.find(({ term }) => !allowed.includes(term))
  if (stray === undefined) return
  throw new Refusal('term-not-amendable', 'The reasons of the return do not name this term', {
    field: stray.term,
  })
}

/** The same value is the same text, whatever the order in which its fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
