import { limitReached, PdfStructureError } from './error.ts'
import {
  atText,
  atWord,
  byteAt,
  endsWord,
  isDigit,
  isSpace,
  latin1,
  skipSpace,
  type Cursor,
} from './lexer.ts'
import { LIMITS } from './limits.ts'
import { hexValue, readHexString, readLiteralString } from './strings.ts'
import { NULL, type PdfDict, type PdfName, type PdfNumber, type PdfValue } from './values.ts'

const SLASH = 47
const HASH = 35
const OPEN_STRING = 40
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const LESS = 60
const PLUS = 43
const MINUS = 45
const POINT = 46
const ZERO = 48
const DICTIONARY_COST = 3
const NEW_NAME_COST = 3
const LONGEST_FIGURES = 32
const HASH_MASK = 0xfff
const LONGEST_OBJECT_NUMBER = 10
/** Shared, for most numbers of a file are among them. */
const SMALL_INTEGERS: readonly PdfNumber[] = Array.from({ length: 1024 }, (_, value) => {
  return { kind: 'number', value, integer: true }
})
const NO_FIGURES: Figures = { value: 0, digits: 0 }
const KEYWORDS: readonly (readonly [string, PdfValue])[] = [
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
  ['null', NULL],
]

/**
 * Reads one value: never a stream, which only an indirect object can be (ISO 32000-2 7.3).
 * @throws PdfStructureError for anything a strict reader would not accept, and at the bounds of `LIMITS`.
 */
export function readValue(cursor: Cursor, depth = 0): PdfValue {
  if (depth > LIMITS.nesting) throw limitReached(cursor.at)
  spend(cursor, 1)
  skipSpace(cursor)
  switch (byteAt(cursor, cursor.at) ?? -1) {
    case SLASH:
      return readName(cursor)
    case OPEN_STRING:
      return readLiteralString(cursor)
    case OPEN_ARRAY:
      return readArray(cursor, depth)
    case LESS:
      return atText(cursor, '<<') ? readDict(cursor, depth) : readHexString(cursor)
    default:
      return readWord(cursor)
  }
}

/** What takes more room than a number counts for more. @throws PdfStructureError at the bound of `LIMITS` */
function spend({ budget, at }: Cursor, values: number): void {
  budget.values -= values
  if (budget.values < 0) throw limitReached(at)
}

/** Reads `<< … >>`. @throws PdfStructureError, also for a key that stands twice: readers disagree which one counts. */
export function readDict(cursor: Cursor, depth = 0): PdfDict {
  const start = cursor.at
  if (!atText(cursor, '<<')) throw new PdfStructureError('S3', 'expected-dictionary', start)
  cursor.at += 2
  spend(cursor, DICTIONARY_COST)
  const entries = new Map<string, PdfValue>()
  for (;;) {
    skipSpace(cursor)
    if (atText(cursor, '>>')) break
    const at = cursor.at
    const { name } = readName(cursor)
    if (entries.has(name)) throw new PdfStructureError('S5', 'duplicate-key', at)
    entries.set(name, readValue(cursor, depth + 1))
  }
  cursor.at += 2
  return { kind: 'dict', entries, start }
}

function readArray(cursor: Cursor, depth: number): PdfValue {
  const items: PdfValue[] = []
  cursor.at += 1
  for (;;) {
    skipSpace(cursor)
    if (byteAt(cursor, cursor.at) === CLOSE_ARRAY) break
    items.push(readValue(cursor, depth + 1))
  }
  cursor.at += 1
  return { kind: 'array', items }
}

function readName(cursor: Cursor): PdfName {
  const start = cursor.at
  if (byteAt(cursor, start) !== SLASH) throw new PdfStructureError('S3', 'expected-name', start)
  const { bytes, end } = cursor
  let at = start + 1
  let hash = 0
  for (; at < end && !endsWord(bytes[at]); at += 1) hash = (hash * 31 + (bytes[at] ?? 0)) & HASH_MASK
  cursor.at = at
  if (at - start > LIMITS.nameBytes) throw limitReached(start)
  const known = cursor.budget.names[hash]
  if (known !== undefined && spells(bytes, start + 1, at, known.name)) return known
  const raw = bytes.subarray(start + 1, at)
  if (raw.includes(HASH)) return { kind: 'name', name: unescapeName(raw, start) }
  spend(cursor, NEW_NAME_COST)
  const name: PdfName = { kind: 'name', name: latin1(raw) }
  cursor.budget.names[hash] = name
  return name
}

function spells(bytes: Uint8Array, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false
  for (let i = 0; i < name.length; i += 1) {
    if (bytes[start + i] !== name.charCodeAt(i)) return false
  }
  return true
}

/** `/ByteR#61nge` is `/ByteRange` to every reader, so it must be to us. */
function unescapeName(raw: Uint8Array, start: number): string {
  let name = ''
  for (let i = 0; i < raw.length; i += 1) {
    const byte = raw[i] ?? 0
    if (byte !== HASH) {
      name += String.fromCharCode(byte)
      continue
    }
    const [high, low] = [hexValue(raw[i + 1] ?? 0), hexValue(raw[i + 2] ?? 0)]
    if (high < 0 || low < 0) throw new PdfStructureError('S3', 'name-malformed', start)
    name += String.fromCharCode(high * 16 + low)
    i += 2
  }
  return name
}

function readWord(cursor: Cursor): PdfValue {
  const start = cursor.at
  const first = byteAt(cursor, start)
  if (isDigit(first)) return readReference(cursor) ?? readNumber(cursor)
  if (first === PLUS || first === MINUS || first === POINT) return readNumber(cursor)
  for (const [word, value] of KEYWORDS) {
    if (!atWord(cursor, word)) continue
    cursor.at += word.length
    return value
  }
  throw new PdfStructureError('S3', 'unexpected-token', start)
}

/** Digits with an optional sign and point (ISO 32000-2 7.3.3): no exponents, and digits enough for any double. */
function readNumber(cursor: Cursor): PdfNumber {
  const start = cursor.at
  const sign = byteAt(cursor, start) === MINUS ? -1 : 1
  if (byteAt(cursor, start) === MINUS || byteAt(cursor, start) === PLUS) cursor.at += 1
  const whole = readFigures(cursor)
  const integer = byteAt(cursor, cursor.at) !== POINT
  if (!integer) cursor.at += 1
  const fraction = integer ? NO_FIGURES : readFigures(cursor)
  const digits = whole.digits + fraction.digits
  if (digits === 0 || !endsWord(byteAt(cursor, cursor.at))) {
    throw new PdfStructureError('S3', 'unexpected-token', start)
  }
  const value = whole.value + fraction.value / 10 ** fraction.digits
  return numberOf(sign * value, integer)
}

function numberOf(value: number, integer: boolean): PdfNumber {
  const shared = integer ? SMALL_INTEGERS[value] : undefined
  // A negative zero is written by some, and is zero.
  return shared ?? { kind: 'number', value: value === 0 ? 0 : value, integer }
}

interface Figures {
  readonly value: number
  readonly digits: number
}

function readFigures(cursor: Cursor): Figures {
  const start = cursor.at
  let value = 0
  for (let byte = byteAt(cursor, cursor.at); isDigit(byte); byte = byteAt(cursor, cursor.at)) {
    value = value * 10 + (byte ?? 0) - ZERO
    cursor.at += 1
    if (cursor.at - start > LONGEST_FIGURES) throw new PdfStructureError('S3', 'number-too-long', start)
  }
  return { value, digits: cursor.at - start }
}

/** `12 0 R`, or undefined with the cursor untouched. */
function readReference(cursor: Cursor): PdfValue | undefined {
  const start = cursor.at
  const number = digitsAndSpace(cursor)
  const generation = number === undefined ? undefined : digitsAndSpace(cursor)
  if (number !== undefined && generation !== undefined && atWord(cursor, 'R')) {
    cursor.at += 1
    return { kind: 'ref', number, generation }
  }
  cursor.at = start
  return undefined
}

/** Up to ten digits and the white space that must follow; undefined, the cursor anywhere, when that is not here. */
function digitsAndSpace(cursor: Cursor): number | undefined {
  const start = cursor.at
  let value = 0
  for (let byte = byteAt(cursor, cursor.at); isDigit(byte); byte = byteAt(cursor, cursor.at)) {
    value = value * 10 + (byte ?? 0) - ZERO
    cursor.at += 1
  }
  const digits = cursor.at - start
  if (digits === 0 || digits > LONGEST_OBJECT_NUMBER || !isSpace(byteAt(cursor, cursor.at))) return undefined
  while (isSpace(byteAt(cursor, cursor.at))) cursor.at += 1
  return value
}

/** What sets an indirect object off from the rest of the file: its number, its value, and where it ends. */
interface ObjectHeader {
  readonly number: number
  readonly generation: number
}

/** Reads `12 0 obj`. @throws PdfStructureError */
export function readObjectHeader(cursor: Cursor): ObjectHeader {
  const start = cursor.at
  const number = digitsAndSpace(cursor)
  const generation = number === undefined ? undefined : digitsAndSpace(cursor)
  // The word may touch the value after it: `5 0 obj[1 2]`.
  if (number === undefined || generation === undefined || !atWord(cursor, 'obj')) {
    throw new PdfStructureError('S3', 'object-not-where-listed', start)
  }
  cursor.at += 3
  return { number, generation }
}
