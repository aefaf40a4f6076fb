import { PdfStructureError } from './error.ts'
import { cursorAt, type PdfFile } from './file.ts'
import { skipSpace } from './lexer.ts'
import type { Span } from './xref.ts'

/**
 * Between a revision's objects, sections and endings there may be white space and comments only (S4). An object
 * that no cross-reference lists is what a repairing reader shows instead of what was signed.
 * @throws PdfStructureError where the first unaccounted or doubly used byte stands.
 */
export function accountForEveryByte(file: PdfFile, revision: Span, spans: readonly Span[]): void {
  const ordered = [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
  let at = revision.start
  let last: Span | undefined
  for (const span of ordered) {
    // A cross-reference stream is a section and usually lists itself as an object too.
    if (last?.start === span.start && last.end === span.end) continue
    if (span.start < at) throw new PdfStructureError('S4', 'objects-overlap', span.start)
    refuseContent(file, at, span.start)
    at = span.end
    last = span
  }
  if (at > revision.end) throw new PdfStructureError('S4', 'objects-overlap', at)
  refuseContent(file, at, revision.end)
}

function refuseContent(file: PdfFile, start: number, end: number): void {
  if (start === end) return
  const cursor = cursorAt(file, start, end)
  skipSpace(cursor)
  if (cursor.at < end) throw new PdfStructureError('S4', 'unaccounted-bytes', cursor.at)
}
