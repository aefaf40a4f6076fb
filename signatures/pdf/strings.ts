import { PdfStructureError } from './error.ts'
import { isSpace, latin1, type Cursor } from './lexer.ts'
import type { PdfString } from './values.ts'

const BACKSLASH = 92
const OPEN = 40
const CLOSE = 41
const GREATER = 62
const CR = 13
const LF = 10
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** Reads `<48 65 6C>`, the cursor on the opening bracket (ISO 32000-2 7.3.4.3). @throws PdfStructureError */
export function readHexString(cursor: Cursor): PdfString {
  const start = cursor.at
  const close = cursor.bytes.indexOf(GREATER, start)
  if (close === -1 || close >= cursor.end) throw new PdfStructureError('S3', 'string-unclosed', start)
  const text = latin1(cursor.bytes.subarray(start + 1, close))
  // A signature is tens of thousands of digits and nothing else. Decoding stops at what is no digit.
  const plain = Buffer.from(text, 'hex')
  cursor.at = close + 1
  const bytes = plain.length * 2 === text.length ? plain : readLooseHex(cursor.bytes, start + 1, close)
  return { kind: 'string', bytes, hex: true, start, end: close + 1 }
}

/** With white space between the digits, and a last one that may stand alone for itself and a zero. */
function readLooseHex(source: Uint8Array, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array((end - start + 1) >> 1)
  let digits = 0
  for (let at = start; at < end; at += 1) {
    const byte = source[at] ?? 0
    if (isSpace(byte)) continue
    const value = hexValue(byte)
    if (value < 0) throw new PdfStructureError('S3', 'hex-digit-expected', at)
    bytes[digits >> 1] = (bytes[digits >> 1] ?? 0) | (digits % 2 === 0 ? value << 4 : value)
    digits += 1
  }
  return bytes.subarray(0, (digits + 1) >> 1)
}

/** The value of a hexadecimal digit, -1 for any other byte. */
export function hexValue(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 0x20
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

/** Reads `(text)`, the cursor on the opening bracket (ISO 32000-2 7.3.4.2). @throws PdfStructureError */
export function readLiteralString(cursor: Cursor): PdfString {
  const start = cursor.at
  const out: number[] = []
  let depth = 1
  cursor.at += 1
  while (cursor.at < cursor.end) {
    const byte = cursor.bytes[cursor.at] ?? 0
    cursor.at += 1
    if (byte === BACKSLASH) readEscape(cursor, out)
    else if (byte === CLOSE && (depth -= 1) === 0) {
      return { kind: 'string', bytes: new Uint8Array(out), hex: false, start, end: cursor.at }
    } else {
      if (byte === OPEN) depth += 1
      out.push(byte === CR ? lineFeed(cursor) : byte)
    }
  }
  throw new PdfStructureError('S3', 'string-unclosed', start)
}

function readEscape(cursor: Cursor, out: number[]): void {
  const byte = cursor.bytes[cursor.at] ?? 0
  if (isOctal(byte)) {
    out.push(readOctal(cursor))
    return
  }
  cursor.at += 1
  if (byte === LF) return
  if (byte === CR) lineFeed(cursor)
  else out.push(ESCAPES[String.fromCharCode(byte)] ?? byte)
}

function readOctal(cursor: Cursor): number {
  let value = 0
  for (let digits = 0; digits < 3 && isOctal(cursor.bytes[cursor.at]); digits += 1) {
    value = value * 8 + (cursor.bytes[cursor.at] ?? 0) - 48
    cursor.at += 1
  }
  return value & 0xff
}

function isOctal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 55
}

/** Every end of line inside a string reads as one line feed. */
function lineFeed(cursor: Cursor): number {
  if (cursor.bytes[cursor.at] === LF) cursor.at += 1
  return LF
}
