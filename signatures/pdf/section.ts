import { PdfStructureError } from './error.ts'
import { cursorAt, type PdfFile } from './file.ts'
import { atText, atWord, isDigit, isLineEnd, readDigits, skipBlanks, skipSpace } from './lexer.ts'
import { sameScalar } from './same-scalar.ts'
import { asCount, entryOf } from './values.ts'
import { readXrefStream } from './xref-stream.ts'
import { readXrefTable } from './xref-table.ts'
import { sameEntry, type Span, type XrefEntry, type XrefSection } from './xref.ts'

const END_MARK = '%%EOF'

/** Reads the section that starts exactly at `at`, with the stream that a hybrid table hides. @throws PdfStructureError */
export function readSection(file: PdfFile, at: number): XrefSection {
  const cursor = cursorAt(file, at)
  const section = isDigit(file.bytes[at])
    ? plainStreamAt(file, at)
    : tableAt(file, at, atWord(cursor, 'xref'))
  if (section.trailer.entries.has('Encrypt')) throw new PdfStructureError('S5', 'encrypted', at)
  return section
}

/** Only a table may hide a stream; some readers would look into one that a stream names all the same. */
function plainStreamAt(file: PdfFile, at: number): XrefSection {
  const section = readXrefStream(file, at)
  if (section.trailer.entries.has('XRefStm')) throw new PdfStructureError('S3', 'hybrid-malformed', at)
  return section
}

function tableAt(file: PdfFile, at: number, found: boolean): XrefSection {
  if (!found) throw new PdfStructureError('S3', 'startxref-points-nowhere', at)
  const table = readXrefTable(file, at)
  const hidden = table.trailer.entries.get('XRefStm')
  if (hidden === undefined) return table
  const streamAt = asCount(hidden)
  // It belongs to the same update, so it stands before the table that names it.
  if (streamAt === undefined || streamAt >= at) throw new PdfStructureError('S3', 'hybrid-malformed', at)
  const stream = plainStreamAt(file, streamAt)
  // Its Prev has no meaning (ISO 32000-2 7.5.8.4), and some readers follow it.
  const prev = stream.trailer.entries.get('Prev')
  if (prev !== undefined && !sameScalar(prev, entryOf(table.trailer, 'Prev'))) {
    throw new PdfStructureError('S3', 'hybrid-malformed', at)
  }
  return { ...table, hybrid: { stream, own: table.entries } }
}

/**
 * Old readers see the table, new ones the stream too. Both must see the same, save what the table calls free.
 * @throws PdfStructureError
 */
export function hybridUnion(
  table: ReadonlyMap<number, XrefEntry>,
  stream: XrefSection,
): ReadonlyMap<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>(table)
  for (const [number, entry] of stream.entries) {
    const listed = entries.get(number)
    if (listed !== undefined && listed.kind !== 'free' && !sameEntry(listed, entry)) {
      throw new PdfStructureError('S3', 'object-listed-twice', stream.at)
    }
    entries.set(number, entry)
  }
  return entries
}

/** `startxref N %%EOF`, which closes every revision. `end` is the byte after the mark. */
export interface Ending extends Span {
  readonly startxref: number
}

/**
 * Reads the ending that follows a section, white space and comments apart; undefined when something else does.
 * @throws PdfStructureError
 */
export function readEnding(file: PdfFile, after: number): Ending | undefined {
  const cursor = cursorAt(file, after)
  skipSpace(cursor)
  const start = cursor.at
  if (!atWord(cursor, 'startxref')) return undefined
  cursor.at += 'startxref'.length
  skipBlanks(cursor)
  const startxref = readDigits(cursor)
  skipBlanks(cursor)
  if (!atText(cursor, END_MARK)) throw new PdfStructureError('S2', 'end-mark-missing', cursor.at)
  const end = cursor.at + END_MARK.length
  // An update may begin at once where its writer met no line end. Its first object must then be listed (S4).
  const continues = isLineEnd(file.bytes[end]) || isDigit(file.bytes[end])
  if (end < file.bytes.length && !continues) {
    throw new PdfStructureError('S2', 'trailing-bytes', end)
  }
  return { start, end, startxref }
}
