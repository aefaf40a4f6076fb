import { DerError } from './der-error.ts'
import { readHeader, type Encoding } from './header.ts'
import { DEFAULT_LIMITS, type DerLimits } from './limits.ts'
import { scan } from './scan.ts'

/** One element: a window on the input, in absolute offsets. Its children are found when asked for. */
export interface DerNode {
  readonly bytes: Uint8Array
  /** Ends of elements of indefinite length, by their start; empty in DER. */
  readonly indefiniteEnds: ReadonlyMap<number, number>
  readonly encoding: Encoding
  /** The identifier octet as it stands in the bytes. */
  readonly tag: number
  readonly offset: number
  readonly contentStart: number
  readonly contentEnd: number
  /** Where the next element starts. */
  readonly next: number
}

/**
 * Checks the whole structure once, without recursion and without copying, then answers its first element.
 *
 * In `DER` every length is definite and minimal and no string is in pieces (X.690 10.1, 10.2); in `BER`
 * indefinite lengths are allowed too. Tags above 30 occur in nothing we read and are refused.
 * @throws DerError when the bytes break the rules or a limit.
 */
export function readDer(bytes: Uint8Array, limits: Partial<DerLimits> = {}): DerNode {
  const bounds = { ...DEFAULT_LIMITS, ...limits }
  if (bytes.length > bounds.maxBytes) throw new DerError('More bytes than allowed', bounds.maxBytes)
  const { end, indefiniteEnds } = scan(bytes, bounds)
  if (bounds.trailing === 'none' && end !== bytes.length) throw new DerError('Bytes after the end', end)
  return nodeAt(bytes, 0, bounds.encoding, indefiniteEnds)
}

const NOTHING_INDEFINITE: ReadonlyMap<number, number> = new Map()

/**
 * The DER element at `offset`, without a look at what is inside it: for lists too long to be checked as a whole
 * before they are read. Whoever uses it must check what he reads of the content.
 * @throws DerError when it does not end at or before `end`.
 */
export function elementAt(bytes: Uint8Array, offset: number, end: number): DerNode {
  const node = nodeAt(bytes, offset, 'DER', NOTHING_INDEFINITE)
  if (node.next > end) throw new DerError('Element reaches beyond what holds it', offset)
  return node
}

/** More than anything that is read into a list has; lists of many thousands are walked in place. */
const MAX_CHILDREN = 50_000

/**
 * The elements inside a constructed one, in order. None inside a primitive one.
 * @throws DerError when they are very many
 */
export function childrenOf(node: DerNode): readonly DerNode[] {
  const children: DerNode[] = []
  if ((node.tag & 0x20) === 0) return children
  for (let offset = node.contentStart; offset < node.contentEnd;) {
    const child = nodeAt(node.bytes, offset, node.encoding, node.indefiniteEnds)
    if (child.next > node.contentEnd) throw new DerError('Element reaches beyond what holds it', offset)
    if (children.length >= MAX_CHILDREN) throw new DerError('More elements than allowed', offset)
    children.push(child)
    offset = child.next
  }
  return children
}

/** The element's content, without identifier and length: a view, not a copy. */
export function contentOf(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.contentStart, node.contentEnd)
}

/** The whole element exactly as encoded: a view, not a copy. */
export function encodingOf(node: DerNode): Uint8Array {
  return node.bytes.subarray(node.offset, node.next)
}

function nodeAt(
  bytes: Uint8Array,
  offset: number,
  encoding: Encoding,
  indefiniteEnds: ReadonlyMap<number, number>,
): DerNode {
  const { tag, contentStart, length } = readHeader(bytes, offset, encoding)
  const next = length === 'indefinite' ? indefiniteEnds.get(offset) : contentStart + length
  if (next === undefined) throw new DerError('No end to this element', offset)
  const contentEnd = length === 'indefinite' ? next - 2 : next
  return { bytes, indefiniteEnds, encoding, tag, offset, contentStart, contentEnd, next }
}
