import { PdfStructureError } from './error.ts'
import { cursorAt, spendEntries, type PdfFile } from './file.ts'
import {
  byteAt,
  expectWord,
  isDigit,
  isLineEnd,
  readDigits,
  skipBlanks,
  skipSpace,
  type Cursor,
} from './lexer.ts'
import { readDict } from './parser.ts'
import type { XrefEntry, XrefSection } from './xref.ts'

const ENTRY_BYTES = 20
const IN_USE = 'n'.charCodeAt(0)
const FREE = 'f'.charCodeAt(0)
const SPACE = 32
const CR = 13
const LF = 10

/** Reads `xref … trailer << … >>` at `at` (ISO 32000-2 7.5.4), entries of exactly twenty bytes. @throws PdfStructureError */
export function readXrefTable(file: PdfFile, at: number): XrefSection {
  const cursor = cursorAt(file, at)
  expectWord(cursor, 'xref')
  const entries = new Map<number, XrefEntry>()
  skipBlanks(cursor)
  while (isDigit(byteAt(cursor, cursor.at))) {
    readSubsection(file, cursor, entries)
    skipBlanks(cursor)
  }
  expectWord(cursor, 'trailer')
  skipSpace(cursor)
  const trailer = readDict(cursor)
  return { at, end: cursor.at, spans: [{ start: at, end: cursor.at }], entries, trailer }
}

function readSubsection(file: PdfFile, cursor: Cursor, entries: Map<number, XrefEntry>): void {
  const first = readDigits(cursor)
  skipBlanks(cursor)
  const count = readDigits(cursor)
  skipBlanks(cursor)
  spendEntries(file, count, cursor.at)
  for (let number = first; number < first + count; number += 1) {
    if (entries.has(number)) throw new PdfStructureError('S3', 'object-listed-twice', cursor.at)
    entries.set(number, readEntry(cursor))
  }
}

function readEntry(cursor: Cursor): XrefEntry {
  const start = cursor.at
  const offset = fixedDigits(cursor, 10)
  const generation = fixedDigits(cursor, 5)
  const type = byteAt(cursor, start + 17)
  if (
    !endsEntry(byteAt(cursor, start + 18), byteAt(cursor, start + 19)) ||
    (type !== IN_USE && type !== FREE)
  ) {
    throw malformed(start)
  }
  cursor.at = start + ENTRY_BYTES
  return type === FREE ? { kind: 'free' } : { kind: 'offset', offset, generation }
}

/** SP CR, SP LF or CR LF, so that an entry always takes twenty bytes. */
function endsEntry(first: number | undefined, second: number | undefined): boolean {
  return first === SPACE ? isLineEnd(second) : first === CR && second === LF
}

function fixedDigits(cursor: Cursor, digits: number): number {
  const start = cursor.at
  const value = readDigits(cursor, digits)
  if (cursor.at - start !== digits || byteAt(cursor, cursor.at) !== SPACE) throw malformed(start)
  cursor.at += 1
  return value
}

function malformed(offset: number): PdfStructureError {
  return new PdfStructureError('S3', 'xref-entry-malformed', offset)
}
