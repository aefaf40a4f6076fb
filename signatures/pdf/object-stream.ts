import { limitReached, PdfStructureError } from './error.ts'
import type { PdfFile } from './file.ts'
import { decodeStructureStream } from './inflate.ts'
import { readDigits, skipBlanks, skipSpace, type Cursor } from './lexer.ts'
import { LIMITS } from './limits.ts'
import { readValue } from './parser.ts'
import { asCount, entryOf, isName, type PdfStream, type PdfValue } from './values.ts'

export interface Member {
  readonly number: number
  readonly value: PdfValue
}

/**
 * Reads every object of an object stream (ISO 32000-2 7.5.7), in order. Nothing may stand between them.
 * @throws PdfStructureError; offsets are those of the stream, since the data inside is compressed.
 */
export function readObjectStream(file: PdfFile, stream: PdfStream): readonly Member[] {
  if (!isName(entryOf(stream.dict, 'Type'), 'ObjStm')) throw malformed(stream)
  const count = asCount(entryOf(stream.dict, 'N'))
  const first = asCount(entryOf(stream.dict, 'First'))
  if (count === undefined || first === undefined) throw malformed(stream)
  if (count > LIMITS.objects) throw limitReached(stream.start)
  const data = decodeStructureStream(file, stream)
  try {
    const index = readIndex(cursorIn(file, data, 0, Math.min(first, data.length)), count, first)
    return index.map(({ number, offset }, i) => {
      const end = index[i + 1]?.offset ?? data.length
      return { number, value: readAlone(cursorIn(file, data, offset, end), stream) }
    })
  } catch (error) {
    if (error instanceof PdfStructureError) throw new PdfStructureError(error.check, error.code, stream.start)
    throw error
  }
}

function readIndex(cursor: Cursor, count: number, first: number): { number: number; offset: number }[] {
  const index: { number: number; offset: number }[] = []
  for (let i = 0; i < count; i += 1) {
    skipBlanks(cursor)
    const number = readDigits(cursor)
    skipBlanks(cursor)
    const offset = first + readDigits(cursor)
    const before = index.at(-1)?.offset ?? first - 1
    const gapless = i > 0 || offset === first
    if (offset <= before || !gapless) throw new PdfStructureError('S4', 'object-stream-malformed', cursor.at)
    index.push({ number, offset })
  }
  skipBlanks(cursor)
  if (cursor.at !== cursor.end || count === 0) {
    throw new PdfStructureError('S4', 'object-stream-malformed', cursor.at)
  }
  return index
}

function readAlone(cursor: Cursor, stream: PdfStream): PdfValue {
  const value = readValue(cursor)
  skipSpace(cursor)
  if (cursor.at !== cursor.end || value.kind === 'ref') throw malformed(stream)
  return value
}

function cursorIn(file: PdfFile, bytes: Uint8Array, at: number, end: number): Cursor {
  return { bytes, at, end: Math.min(end, bytes.length), budget: file.budget }
}

function malformed({ start }: PdfStream): PdfStructureError {
  return new PdfStructureError('S4', 'object-stream-malformed', start)
}
