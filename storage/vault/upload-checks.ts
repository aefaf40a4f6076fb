import { Refusal } from '../../domain/refusal.ts'

type Pieces = AsyncIterable<Uint8Array>
type Checked = AsyncGenerator<Uint8Array, void, undefined>

/** Refuses `document-incomplete` when the source breaks off, or ends at another length than was declared. */
export async function* whole(source: Pieces, declaredBytes?: number): Checked {
  let bytes = 0
  try {
    for await (const piece of source) {
      bytes += piece.byteLength
      yield piece
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw incomplete(bytes)
  }
  if (declaredBytes !== undefined && bytes !== declaredBytes) throw incomplete(bytes)
}

function incomplete(received: number): Refusal {
  return new Refusal('document-incomplete', 'The document did not arrive whole', { received })
}

/** Refuses `document-too-large` with the first byte too many; the rest is not read. */
export async function* withinSize(source: Pieces, maxBytes: number): Checked {
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.byteLength
    if (bytes > maxBytes) throw new Refusal('document-too-large', 'The document is too large', { maxBytes })
    yield piece
  }
}

const PDF_HEADER = Buffer.from('%PDF-')

/**
 * Refuses `document-not-pdf` unless the header stands at the very first byte (ISO 32000-2, 7.5.2), before
 * more than that is read. An empty source passes: that it is empty is the better answer.
 */
export async function* beginsAsPdf(source: Pieces): Checked {
  let head = Buffer.alloc(0)
  for await (const piece of source) {
    if (head.byteLength < PDF_HEADER.byteLength) {
      head = Buffer.concat([head, piece.subarray(0, PDF_HEADER.byteLength - head.byteLength)])
      if (!PDF_HEADER.subarray(0, head.byteLength).equals(head)) throw notPdf()
    }
    yield piece
  }
  if (head.byteLength > 0 && head.byteLength < PDF_HEADER.byteLength) throw notPdf()
}

function notPdf(): Refusal {
  return new Refusal('document-not-pdf', 'The document is not a PDF')
}
