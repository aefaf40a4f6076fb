import type { PdfDict } from './values.ts'
import type { Span, XrefEntry } from './xref.ts'

/** One state of the file: the bytes from its beginning to `end`, as a reader saw them when it was saved. */
export interface Revision {
  /** 1 for the oldest. */
  readonly number: number
  /** Its own bytes are [start, end); `end` stands right after `%%EOF`. */
  readonly start: number
  readonly end: number
  /** What its own cross-reference lists, older revisions not included. */
  readonly entries: ReadonlyMap<number, XrefEntry>
  readonly trailer: PdfDict
  /** Its sections, trailers and endings, which are not objects. */
  readonly spans: readonly Span[]
}

/** What the file said of an object number in the state of revision `upTo`; undefined when it was never listed. */
export function entryIn(revisions: readonly Revision[], upTo: number, number: number): XrefEntry | undefined {
  for (let r = upTo; r >= 1; r -= 1) {
    const entry = revisions[r - 1]?.entries.get(number)
    if (entry !== undefined) return entry
  }
  return undefined
}
