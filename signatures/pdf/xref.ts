import type { PdfDict } from './values.ts'

/** What the cross-reference says of one object number (ISO 32000-2 7.5.4, 7.5.8). */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'compressed'; readonly container: number; readonly index: number }

export interface Span {
  readonly start: number
  readonly end: number
}

/** One cross-reference section with its trailer: a table, a stream, or a table and the stream it hides (hybrid). */
export interface XrefSection {
  /** Where startxref or Prev points. */
  readonly at: number
  /** After the trailer dictionary, or after the stream's `endobj`. */
  readonly end: number
  readonly spans: readonly Span[]
  readonly entries: ReadonlyMap<number, XrefEntry>
  readonly trailer: PdfDict
  /** Of a table that names a stream (XRefStm): the stream, and what the table itself lists. */
  readonly hybrid?: { readonly stream: XrefSection; readonly own: ReadonlyMap<number, XrefEntry> }
}

export function sameEntry(a: XrefEntry | undefined, b: XrefEntry | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (a.kind === 'offset') {
    return b.kind === 'offset' && a.offset === b.offset && a.generation === b.generation
  }
  if (a.kind === 'free') return b.kind === 'free'
  return b.kind === 'compressed' && a.container === b.container && a.index === b.index
}
