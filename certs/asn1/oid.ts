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
  const [first = 0, ...rest] = subidentifiers(content, node.offset)
  const root = first >= 80 ? 2 : first >= 40 ? 1 : 0
  const second = typeof first === 'number' ? first - root * 40 : first - BigInt(root * 40)
  return [root, second, ...rest].join('.')
}

/** Numbers while they are exact, which is nearly always; they are several times as fast. */
function subidentifiers(content: Uint8Array, offset: number): readonly (number | bigint)[] {
  const arcs: (number | bigint)[] = []
  let arc: number | bigint = 0
  let fresh = true
  for (const octet of content) {
    // A leading 0x80 adds nothing: two encodings of one identifier would be two names for one algorithm.
    if (fresh && octet === 0x80) throw new DerError('OID not in its shortest form', offset)
    arc = appended(arc, octet & 0x7f)
    fresh = octet < 0x80
    if (fresh) {
      arcs.push(arc)
      arc = 0
    }
  }
  if (!fresh) throw new DerError('OID ends too early', offset)
  return arcs
}

function appended(arc: number | bigint, bits: number): number | bigint {
  if (typeof arc === 'number' && arc < EXACT) return arc * 128 + bits
  return (BigInt(arc) << 7n) | BigInt(bits)
}

const EXACT = 2 ** 45
