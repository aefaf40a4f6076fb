import { DerError } from './der-error.ts'
import { readHeader } from './header.ts'

/**
 * Where the DER element at `offset` ends, found without building anything: for lists of many thousands.
 * @throws DerError when its header is malformed or it does not end at or before `limit`.
 */
export function endOfElement(bytes: Uint8Array, offset: number, limit: number): number {
  const length = bytes[offset + 1]
  const end =
    length !== undefined && length < 0x80 && ((bytes[offset] ?? 0x1f) & 0x1f) !== 0x1f
      ? offset + 2 + length
      : endByHeader(bytes, offset)
  if (end > limit) throw new DerError('Element reaches beyond what holds it', offset)
  return end
}

/** Where the content of an element starts whose header was found well-formed before. */
export function startOfContent(bytes: Uint8Array, offset: number): number {
  const length = bytes[offset + 1] ?? 0
  return length < 0x80 ? offset + 2 : offset + 2 + (length & 0x7f)
}

function endByHeader(bytes: Uint8Array, offset: number): number {
  const { contentStart, length } = readHeader(bytes, offset, 'DER')
  if (length === 'indefinite') throw new DerError('Indefinite length in DER', offset)
  return contentStart + length
}
