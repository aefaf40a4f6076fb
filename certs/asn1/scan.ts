import { DerError } from './der-error.ts'
import { readHeader, type Encoding, type Header } from './header.ts'
import type { DerLimits } from './limits.ts'

interface Scanned {
  /** Where the first element ends. */
  readonly end: number
  readonly indefiniteEnds: ReadonlyMap<number, number>
}

/** An open constructed element; `end` is -1 while an indefinite length waits for its end-of-contents octets. */
interface Open {
  readonly offset: number
  readonly end: number
}

const CONSTRUCTED = 0x20
const SEQUENCE_NUMBER = 0x10
const SET_NUMBER = 0x11

/** Walks the first element and all below it with an explicit stack, so that depth costs memory, not the call stack. */
export function scan(bytes: Uint8Array, limits: DerLimits): Scanned {
  const indefiniteEnds = new Map<number, number>()
  const open: Open[] = []
  let position = 0
  let nodes = 0
  do {
    if (closesIndefinite(bytes, position, open)) {
      position += 2
      indefiniteEnds.set(open.pop()?.offset ?? 0, position)
    } else {
      if ((nodes += 1) > limits.maxNodes) throw new DerError('More elements than allowed', position)
      position = enter(bytes, position, open, limits)
    }
    closeDefinite(open, position)
  } while (open.length > 0)
  return { end: position, indefiniteEnds }
}

/** Steps over a primitive element, or into a constructed one. */
function enter(bytes: Uint8Array, offset: number, open: Open[], limits: DerLimits): number {
  const header = readHeader(bytes, offset, limits.encoding)
  refuseIllFormed(header, offset, limits.encoding)
  const end = header.length === 'indefinite' ? -1 : header.contentStart + header.length
  if (end > boundary(open, bytes.length)) throw new DerError('Element reaches beyond what holds it', offset)
  if ((header.tag & CONSTRUCTED) === 0) return end
  if (open.length >= limits.maxDepth) throw new DerError('Nested deeper than allowed', offset)
  open.push({ offset, end })
  return header.contentStart
}

function refuseIllFormed({ tag }: Header, offset: number, encoding: Encoding): void {
  if (tag === 0) throw new DerError('End-of-contents where none is due', offset)
  if (tag >= 0x40) return
  const number = tag & 0x1f
  const mustBeConstructed = number === SEQUENCE_NUMBER || number === SET_NUMBER
  const isConstructed = (tag & CONSTRUCTED) !== 0
  if (mustBeConstructed && !isConstructed) throw new DerError('Primitive SEQUENCE or SET', offset)
  // Only strings may come in pieces, and only in BER; external types (8, 11) occur in nothing we read.
  const mayBeConstructed = mustBeConstructed || (encoding === 'BER' && isString(number))
  if (isConstructed && !mayBeConstructed) throw new DerError('Constructed form of a primitive type', offset)
}

function isString(number: number): boolean {
  return number === 3 || number === 4 || number === 12 || number >= 18
}

/** The nearest definite end around: elements of indefinite length are bounded by what holds them. */
function boundary(open: readonly Open[], length: number): number {
  for (let i = open.length - 1; i >= 0; i -= 1) {
    const end = open[i]?.end ?? -1
    if (end >= 0) return end
  }
  return length
}

function closesIndefinite(bytes: Uint8Array, position: number, open: readonly Open[]): boolean {
  const innermost = open.at(-1)
  if (innermost?.end !== -1) return false
  return position + 2 <= boundary(open, bytes.length) && bytes[position] === 0 && bytes[position + 1] === 0
}

function closeDefinite(open: Open[], position: number): void {
  while (open.at(-1)?.end === position) open.pop()
}
