import { Refusal } from '../../domain/refusal.ts'
import type { MediaType } from '../../domain/transaction/document.ts'

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

/** How each kind of document begins: ISO 32000-2, 7.5.2; ISO/IEC 10918-1, B.1.1.3; PNG (ISO/IEC 15948), 5.2. */
const SIGNATURES: Readonly<Record<MediaType, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/jpeg': Buffer.from('ffd8ff', 'hex'),
  'image/png': Buffer.from('89504e470d0a1a0a', 'hex'),
}
const LONGEST = 8

/** The first bytes so far, as many as any signature has. */
export function headOf(head: Buffer<ArrayBuffer>, piece: Uint8Array): Buffer<ArrayBuffer> {
  return head.byteLength === LONGEST
    ? head
    : Buffer.concat([head, piece.subarray(0, LONGEST - head.byteLength)])
}

export function mediaTypeOf(head: Uint8Array): MediaType | undefined {
  const types = Object.keys(SIGNATURES) as MediaType[]
  return types.find((type) => SIGNATURES[type].equals(head.subarray(0, SIGNATURES[type].byteLength)))
}

/**
 * Refuses `document-not-pdf` unless the header stands at the very first byte, before more than that is read. An
 * empty source passes: that it is empty is the better answer.
 */
export function beginsAsPdf(source: Pieces): Checked {
  return beginsAs(
    source,
    ['application/pdf'],
    () => new Refusal('document-not-pdf', 'The document is not a PDF'),
  )
}

/** The same for a PDF or a photograph; refuses `document-type-unknown`. */
export function beginsAsKnown(source: Pieces): Checked {
  const types = Object.keys(SIGNATURES) as MediaType[]
  const refusal = (): Refusal =>
    new Refusal('document-type-unknown', 'The document is neither a PDF nor a photograph')
  return beginsAs(source, types, refusal)
}

async function* beginsAs(source: Pieces, types: readonly MediaType[], refusal: () => Refusal): Checked {
  let head = Buffer.alloc(0)
  for await (const piece of source) {
    head = headOf(head, piece)
    if (!types.some((type) => mayBegin(head, SIGNATURES[type]))) throw refusal()
    yield piece
  }
  const type = mediaTypeOf(head)
  if (head.byteLength > 0 && (type === undefined || !types.includes(type))) throw refusal()
}

function mayBegin(head: Buffer, signature: Buffer): boolean {
  const length = Math.min(head.byteLength, signature.byteLength)
  return signature.subarray(0, length).equals(head.subarray(0, length))
}
