import { PdfStructureError } from './error.ts'
import { cursorAt, type PdfFile } from './file.ts'
import { atWord, byteAt, expectWord, skipLineEnd, skipSpace, type Cursor } from './lexer.ts'
import { readObjectHeader, readValue } from './parser.ts'
import { asCount, entryOf, type PdfDict, type PdfRef, type PdfValue } from './values.ts'

/** `12 0 obj … endobj`, at [start, end). */
export interface IndirectObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  readonly start: number
  readonly end: number
}

/** Finds the number behind a stream's `/Length 7 0 R`. */
type LengthOf = (ref: PdfRef) => number | undefined

const LF = 10
const CR = 13

/**
 * Reads the indirect object that starts exactly at `offset` (ISO 32000-2 7.3.10). A stream is as long as its
 * Length says, and `endstream` must stand there: where readers would differ, there is nothing to read.
 * @throws PdfStructureError
 */
export function readIndirectObject(file: PdfFile, offset: number, lengthOf: LengthOf): IndirectObject {
  if (offset >= file.bytes.length) throw new PdfStructureError('S3', 'object-beyond-file', offset)
  const cursor = cursorAt(file, offset)
  const { number, generation } = readObjectHeader(cursor)
  const value = withStream(cursor, readValue(cursor), lengthOf)
  skipSpace(cursor)
  expectWord(cursor, 'endobj')
  return { number, generation, value, start: offset, end: cursor.at }
}

function withStream(cursor: Cursor, value: PdfValue, lengthOf: LengthOf): PdfValue {
  if (value.kind !== 'dict') return value
  skipSpace(cursor)
  if (!atWord(cursor, 'stream')) return value
  cursor.at += 'stream'.length
  if (byteAt(cursor, cursor.at) === CR && byteAt(cursor, cursor.at + 1) === LF) cursor.at += 1
  if (byteAt(cursor, cursor.at) !== LF) throw new PdfStructureError('S3', 'stream-start-malformed', cursor.at)
  const start = cursor.at + 1
  const end = start + streamLength(value, lengthOf)
  if (end > cursor.end) throw new PdfStructureError('S3', 'stream-length-wrong', value.start)
  cursor.at = end
  skipLineEnd(cursor)
  expectWord(cursor, 'endstream')
  return { kind: 'stream', dict: value, source: cursor.bytes, start, end }
}

function streamLength(dict: PdfDict, lengthOf: LengthOf): number {
  const stated = entryOf(dict, 'Length')
  const length = stated.kind === 'ref' ? lengthOf(stated) : asCount(stated)
  if (length === undefined) throw new PdfStructureError('S3', 'stream-length-wrong', dict.start)
  // An external file as stream content would show what was never signed.
  if (dict.entries.has('F')) throw new PdfStructureError('S5', 'external-stream', dict.start)
  return length
}
