import { inflateSync } from 'node:zlib'

import { limitReached, PdfStructureError } from './error.ts'
import type { PdfFile } from './file.ts'
import { LIMITS } from './limits.ts'
import { undoPngPredictor } from './predictor.ts'
import {
  asCount,
  dataOf,
  entryOf,
  isName,
  NULL,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './values.ts'

/**
 * The decoded data of a cross-reference or object stream: stored plainly, or with FlateDecode alone. Other
 * filters are lawful there, but no producer uses them and each is one more decoder that could be fooled.
 * @throws PdfStructureError, with `resource-limit` when the data would grow beyond `LIMITS`.
 */
export function decodeStructureStream(file: PdfFile, stream: PdfStream): Uint8Array {
  const filter = onlyItem(entryOf(stream.dict, 'Filter'))
  if (filter.kind === 'null') return dataOf(stream)
  if (!isName(filter, 'FlateDecode')) throw new PdfStructureError('S3', 'filter-not-accepted', stream.start)
  const data = inflate(file, stream)
  const parameters = onlyItem(entryOf(stream.dict, 'DecodeParms'))
  if (parameters.kind === 'dict') return undoPredictor(data, parameters, stream.start)
  // Nothing leads from the document to such a stream: what it refers to could be changed and nobody would see.
  if (parameters.kind !== 'null') throw new PdfStructureError('S3', 'predictor-malformed', stream.start)
  return data
}

/** A lone value and an array of that one value mean the same (ISO 32000-2 table 5). */
function onlyItem(value: PdfValue): PdfValue {
  if (value.kind !== 'array') return value
  return value.items.length === 1 ? (value.items[0] ?? NULL) : value
}

function inflate(file: PdfFile, stream: PdfStream): Uint8Array {
  const allowed = Math.min(LIMITS.inflatedStream, file.budget.inflated)
  if (allowed <= 0) throw limitReached(stream.start)
  try {
    const data = inflateSync(dataOf(stream), { maxOutputLength: allowed })
    file.budget.inflated -= data.length
    return data
  } catch (error) {
    if (error instanceof RangeError) throw limitReached(stream.start)
    throw new PdfStructureError('S3', 'stream-not-inflatable', stream.start)
  }
}

function undoPredictor(data: Uint8Array, parameters: PdfDict, offset: number): Uint8Array {
  const [predictor = 0, colors, bits, columns = 0] = PARAMETERS.map(([key, absent]) => {
    const value = entryOf(parameters, key)
    return value.kind === 'null' ? absent : asCount(value)
  })
  if (predictor === 1) return data
  if (predictor < 10 || colors !== 1 || bits !== 8) {
    throw new PdfStructureError('S3', 'predictor-malformed', offset)
  }
  return undoPngPredictor(data, columns, offset)
}

/** With their values where they are left out (ISO 32000-2 table 8). */
const PARAMETERS = [
  ['Predictor', 1],
  ['Colors', 1],
  ['BitsPerComponent', 8],
  ['Columns', 1],
] as const
