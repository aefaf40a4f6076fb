import { createHash } from 'node:crypto'
import type { BaseFile } from './base-file.ts'
import { byteRangeText, type SignatureDictionary } from './signature-dictionary.ts'
import { SigningError } from './signing-error.ts'
import { appendUpdate, type UpdatedObject } from './update.ts'

/** A file with an empty signature in it, and what that signature will cover (ISO 32000-2 12.8.1). */
export interface Placeholder {
  readonly document: Uint8Array
  readonly byteRange: readonly [number, number, number, number]
}

/** Appends the dictionary, as object `base.nextNumber`, and the objects that put it into the form. */
export function appendPlaceholder(
  base: BaseFile,
  dictionary: SignatureDictionary,
  others: readonly UpdatedObject[],
): Placeholder {
  const number = base.nextNumber
  const signature = { number, generation: 0, body: dictionary.text }
  const { bytes: document, bodyAt } = appendUpdate(base, [signature, ...others])
  const start = bodyAt.get(number) ?? 0
  const [from, to] = [start + dictionary.contentsAt, start + dictionary.contentsEnd]
  const byteRange = [0, from, to, document.length - to] as const
  document.set(Buffer.from(byteRangeText(byteRange), 'latin1'), start + dictionary.byteRangeAt)
  return { document, byteRange }
}

/** The digest of all but the gap. */
export function digestAround({ document, byteRange }: Placeholder, hash: string): Uint8Array {
  const [, from, to] = byteRange
  return createHash(hash).update(document.subarray(0, from)).update(document.subarray(to)).digest()
}

/** A copy of the file with these contents in its gap. @throws SigningError when they do not fit */
export function filled({ document, byteRange }: Placeholder, contents: Uint8Array): Uint8Array {
  const [, from, to] = byteRange
  if (2 * contents.length > to - from - 2) {
    throw new SigningError('signature-too-large', 'The signature does not fit the room left for it')
  }
  const complete = Uint8Array.from(document)
  complete.set(Buffer.from(Buffer.from(contents).toString('hex'), 'latin1'), from + 1)
  return complete
}
