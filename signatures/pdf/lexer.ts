import { limitReached, PdfStructureError } from './error.ts'
import { LIMITS } from './limits.ts'
import type { PdfName } from './values.ts'

/** Shared by every cursor of one file. */
export interface Budget {
  /** How many values may still be read. */
  values: number
  /** Names that were read before, by their hash: a file repeats a few dozen, thousands of times. */
  readonly names: (PdfName | undefined)[]
}

/** A place in the bytes that moves forward. */
export interface Cursor {
  readonly bytes: Uint8Array
  at: number
  readonly end: number
  readonly budget: Budget
}

const CR = 13
const LF = 10
const PERCENT = 37
const SPACES = byteSet('\0\t\n\f\r ')
const DELIMITERS = byteSet('()<>[]{}/%')

/** What a reader that repairs files would look for. No honest producer writes it into a comment. */
const BAIT = /%PDF-|%%EOF|\d\s+obj|xref|trailer|stream/

export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && SPACES[byte] === 1
}

/** True at white space, at a delimiter and at the end of the bytes: where a word stops (ISO 32000-2 7.2.3). */
export function endsWord(byte: number | undefined): boolean {
  return byte === undefined || SPACES[byte] === 1 || DELIMITERS[byte] === 1
}

/** Steps over white space and comments. @throws PdfStructureError for a comment that poses as structure. */
export function skipSpace(cursor: Cursor): void {
  skipBlanks(cursor)
  while (cursor.at < cursor.end && cursor.bytes[cursor.at] === PERCENT) {
    skipComment(cursor)
    skipBlanks(cursor)
  }
}

/** White space alone: inside a cross-reference table there are no comments. */
export function skipBlanks(cursor: Cursor): void {
  const { bytes, end } = cursor
  let { at } = cursor
  while (at < end && SPACES[bytes[at] ?? 0] === 1) at += 1
  cursor.at = at
}

function skipComment(cursor: Cursor): void {
  const start = cursor.at
  while (cursor.at < cursor.end && !isLineEnd(cursor.bytes[cursor.at])) cursor.at += 1
  if (cursor.at - start > LIMITS.commentBytes) throw limitReached(start)
  const text = latin1(cursor.bytes.subarray(start, cursor.at))
  if (start > 0 && BAIT.test(text)) {
    throw new PdfStructureError('S4', 'structure-in-comment', start)
  }
}

export function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF
}

/** Steps over one end of line: CR LF, CR or LF. Answers whether there was one. */
export function skipLineEnd(cursor: Cursor): boolean {
  const start = cursor.at
  if (cursor.bytes[cursor.at] === CR && cursor.at < cursor.end) cursor.at += 1
  if (cursor.bytes[cursor.at] === LF && cursor.at < cursor.end) cursor.at += 1
  return cursor.at > start
}

/** Does the word stand here, and end here? */
export function atWord(cursor: Cursor, word: string): boolean {
  return atText(cursor, word) && endsWord(byteAt(cursor, cursor.at + word.length))
}

export function atText(cursor: Cursor, text: string): boolean {
  if (cursor.at + text.length > cursor.end) return false
  for (let i = 0; i < text.length; i += 1) {
    if (cursor.bytes[cursor.at + i] !== text.charCodeAt(i)) return false
  }
  return true
}

/** @throws PdfStructureError when the word is not what stands here. */
export function expectWord(cursor: Cursor, word: string, check = 'S3'): void {
  if (!atWord(cursor, word)) throw new PdfStructureError(check, `expected-${word}`, cursor.at)
  cursor.at += word.length
}

/** Unsigned digits, at most `maxDigits`. @throws PdfStructureError when there are none or too many. */
export function readDigits(cursor: Cursor, maxDigits = 10): number {
  const start = cursor.at
  let value = 0
  while (cursor.at < cursor.end && isDigit(cursor.bytes[cursor.at])) {
    value = value * 10 + (cursor.bytes[cursor.at] ?? 0) - 48
    cursor.at += 1
    if (cursor.at - start > maxDigits) throw new PdfStructureError('S3', 'number-too-long', start)
  }
  if (cursor.at === start) throw new PdfStructureError('S3', 'expected-number', start)
  return value
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}

export function byteAt(cursor: Cursor, offset: number): number | undefined {
  return offset < cursor.end ? cursor.bytes[offset] : undefined
}

/** One character a byte, so that every byte survives. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function byteSet(characters: string): Uint8Array {
  const set = new Uint8Array(256)
  for (const character of characters) set[character.charCodeAt(0)] = 1
  return set
}
