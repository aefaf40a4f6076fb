import { DerError } from './der-error.ts'

export type Encoding = 'DER' | 'BER'

export interface Header {
  readonly tag: number
  readonly contentStart: number
  readonly length: number | 'indefinite'
}

const HIGH_TAG = 0x1f
const CONSTRUCTED = 0x20
const INDEFINITE = 0x80
const MAX_LENGTH_OCTETS = 4

/** Reads identifier and length octets at `offset`. @throws DerError */
export function readHeader(bytes: Uint8Array, offset: number, encoding: Encoding): Header {
  const tag = octet(bytes, offset)
  if ((tag & HIGH_TAG) === HIGH_TAG) throw new DerError('Tag number above 30', offset)
  const first = octet(bytes, offset + 1)
  if (first < INDEFINITE) return { tag, contentStart: offset + 2, length: first }
  if (first === INDEFINITE) return indefiniteHeader(tag, offset, encoding)
  return longHeader(bytes, offset, tag, first & 0x7f, encoding)
}

function indefiniteHeader(tag: number, offset: number, encoding: Encoding): Header {
  if (encoding === 'DER') throw new DerError('Indefinite length in DER', offset)
  if ((tag & CONSTRUCTED) === 0) throw new DerError('Indefinite length of a primitive element', offset)
  return { tag, contentStart: offset + 2, length: 'indefinite' }
}

function longHeader(
  bytes: Uint8Array,
  offset: number,
  tag: number,
  octets: number,
  encoding: Encoding,
): Header {
  if (octets > MAX_LENGTH_OCTETS) throw new DerError('Length of more than four octets', offset)
  let length = 0
  for (let i = 0; i < octets; i += 1) length = length * 256 + octet(bytes, offset + 2 + i)
  const minimal = length >= 0x80 && octet(bytes, offset + 2) !== 0
  if (encoding === 'DER' && !minimal) throw new DerError('Length not in its shortest form', offset)
  return { tag, contentStart: offset + 2 + octets, length }
}

function octet(bytes: Uint8Array, offset: number): number {
  const value = bytes[offset]
  if (value === undefined) throw new DerError('Bytes end too early', offset)
  return value
}
