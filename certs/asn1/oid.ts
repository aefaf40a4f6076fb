import { contentOf, type DerNode } from './der.ts'
import { DerError } from './der-error.ts'
import { expectTag } from './fields.ts'
import { TAG } from './tags.ts'

const MAX_OCTETS = 128

/** An OBJECT IDENTIFIER in dotted form; exact for arcs of any size. @throws DerError */
export function readOid(node: DerNode): string {
  const content = contentOf(expectTag(node, TAG.oid, 'OBJECT IDENTIFIER'))
  if (content.length === 0 || content.length > MAX_OCTETS) {
    throw new DerError('OID of bad length', node.offset)
  }
  const arcs = subidentifiers(content, node.offset)
  const [first = 0n, ...rest] = arcs
  const root = first >= 80n ? 2n : first / 40n
  return [root, first - root * 40n, ...rest].join('.')
}

function subidentifiers(content: Uint8Array, offset: number): readonly bigint[] {
  const arcs: bigint[] = []
  let arc = 0n
  let fresh = true
  for (const octet of content) {
    // A leading 0x80 adds nothing: two encodings of one identifier would be two names for one algorithm.
    if (fresh && octet === 0x80) throw new DerError('OID not in its shortest form', offset)
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    fresh = octet < 0x80
    if (fresh) {
      arcs.push(arc)
      arc = 0n
    }
  }
  if (!fresh) throw new DerError('OID ends too early', offset)
  return arcs
}
