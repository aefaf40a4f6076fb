import { PdfStructureError } from './error.ts'
import { spendEntries, type PdfFile } from './file.ts'
import { decodeStructureStream } from './inflate.ts'
import { readIndirectObject } from './object.ts'
import { asCount, entryOf, isName, type PdfDict, type PdfStream } from './values.ts'
import type { XrefEntry, XrefSection } from './xref.ts'

const FREE: XrefEntry = { kind: 'free' }

type Widths = readonly [number, number, number]

/** Reads the cross-reference stream at `at` (ISO 32000-2 7.5.8). @throws PdfStructureError */
export function readXrefStream(file: PdfFile, at: number): XrefSection {
  // Its Length must be direct: nothing can be looked up before it is read.
  const object = readIndirectObject(file, at, () => undefined)
  const stream = object.value
  if (stream.kind !== 'stream' || !isName(entryOf(stream.dict, 'Type'), 'XRef')) throw malformed(at)
  const entries = readEntries(file, stream)
  return { at, end: object.end, spans: [{ start: at, end: object.end }], entries, trailer: stream.dict }
}

function readEntries(file: PdfFile, stream: PdfStream): ReadonlyMap<number, XrefEntry> {
  const widths = readWidths(stream)
  const data = decodeStructureStream(file, stream)
  const size = widths[0] + widths[1] + widths[2]
  const entries = new Map<number, XrefEntry>()
  let at = 0
  for (const [first, count] of readIndex(stream.dict)) {
    spendEntries(file, count, stream.start)
    if (at + count * size > data.length) throw malformed(stream.start)
    for (let number = first; number < first + count; number += 1, at += size) {
      if (entries.has(number)) throw new PdfStructureError('S3', 'object-listed-twice', stream.start)
      entries.set(number, readEntry(data, at, widths, stream.start))
    }
  }
  if (at !== data.length) throw malformed(stream.start)
  return entries
}

function readWidths({ dict, start }: PdfStream): Widths {
  const value = entryOf(dict, 'W')
  const items = value.kind === 'array' ? value.items.map(asCount) : []
  const [type, second, third] = items
  const sound = items.length === 3 && items.every((width) => width !== undefined && width <= 8)
  if (!sound || type === undefined || second === undefined || third === undefined || second === 0) {
    throw malformed(start)
  }
  return [type, second, third]
}

/** Pairs of first object number and count; `[0 Size]` when Index is absent. */
function readIndex(dict: PdfDict): readonly (readonly [number, number])[] {
  const size = asCount(entryOf(dict, 'Size'))
  const value = entryOf(dict, 'Index')
  if (value.kind === 'null' && size !== undefined) return [[0, size]]
  if (value.kind !== 'array' || value.items.length % 2 !== 0) throw malformed(dict.start)
  const numbers = value.items.map((item) => asCount(item) ?? -1)
  if (numbers.some((number) => number < 0)) throw malformed(dict.start)
  return numbers.flatMap((first, i) => (i % 2 === 0 ? [[first, numbers[i + 1] ?? 0] as const] : []))
}

function readEntry(data: Uint8Array, at: number, widths: Widths, offset: number): XrefEntry {
  const [w0, w1, w2] = widths
  const type = w0 === 0 ? 1 : bigEndian(data, at, w0)
  const second = bigEndian(data, at + w0, w1)
  const third = bigEndian(data, at + w0 + w1, w2)
  if (type === 0) return FREE
  if (!Number.isSafeInteger(second) || !Number.isSafeInteger(third)) throw malformed(offset)
  if (type === 1) return { kind: 'offset', offset: second, generation: third }
  if (type === 2) return { kind: 'compressed', container: second, index: third }
  throw malformed(offset)
}

function bigEndian(data: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let i = 0; i < width; i += 1) value = value * 256 + (data[at + i] ?? 0)
  return value
}

function malformed(offset: number): PdfStructureError {
  return new PdfStructureError('S3', 'xref-stream-malformed', offset)
}
