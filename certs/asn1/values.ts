import { parseInstant, type Instant } from '../../domain/time.ts'
import { contentOf, type DerNode } from './der.ts'
import { DerError } from './der-error.ts'
import { expectTag } from './fields.ts'
import { TAG } from './tags.ts'

/** TRUE is 0xFF in DER and nothing else. @throws DerError */
export function readBoolean(node: DerNode): boolean {
  return readBooleanContent(expectTag(node, TAG.boolean, 'BOOLEAN'))
}

/** The same under another tag: a BOOLEAN that is tagged implicitly. @throws DerError */
export function readBooleanContent(node: DerNode): boolean {
  const content = contentOf(node)
  const value = content[0]
  if (content.length !== 1 || (value !== 0 && value !== 0xff)) {
    throw new DerError('Malformed BOOLEAN', node.offset)
  }
  return value === 0xff
}

/** The octets of an INTEGER in two's complement, refused unless shortest (X.690 8.3.2). @throws DerError */
export function readIntegerOctets(node: DerNode): Uint8Array {
  return shortest(expectTag(node, TAG.integer, 'INTEGER'))
}

/** An INTEGER from 0 to 2^47 − 1. @throws DerError on any other. */
export function readSmallInteger(node: DerNode): number {
  return small(readIntegerOctets(node), node)
}

/** The same under another tag: an INTEGER or ENUMERATED that is tagged implicitly. @throws DerError */
export function readSmallIntegerContent(node: DerNode): number {
  return small(shortest(node), node)
}

function shortest(node: DerNode): Uint8Array {
  const content = contentOf(node)
  const [first, second] = content
  if (first === undefined) throw new DerError('Empty INTEGER', node.offset)
  const padded =
    second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
  if (padded) throw new DerError('INTEGER not in its shortest form', node.offset)
  return content
}

function small(octets: Uint8Array, node: DerNode): number {
  if (octets.length > 6 || (octets[0] ?? 0) >= 0x80) throw new DerError('INTEGER out of range', node.offset)
  return octets.reduce((value, octet) => value * 256 + octet, 0)
}

/** The octets of a BIT STRING that is a whole number of octets long. @throws DerError */
export function readBitStringOctets(node: DerNode): Uint8Array {
  const content = contentOf(expectTag(node, TAG.bitString, 'BIT STRING'))
  if (content[0] !== 0) throw new DerError('BIT STRING is no whole number of octets', node.offset)
  return content.subarray(1)
}

/** Which bits of a named-bit list are set. @throws DerError */
export function readNamedBits(node: DerNode): readonly number[] {
  return readNamedBitsContent(expectTag(node, TAG.bitString, 'BIT STRING'))
}

/** The same under another tag: a named-bit list that is tagged implicitly. @throws DerError */
export function readNamedBitsContent(node: DerNode): readonly number[] {
  const content = contentOf(node)
  const unused = content[0]
  const octets = content.subarray(1)
  if (unused === undefined || unused > 7 || (octets.length === 0 && unused !== 0)) {
    throw new DerError('Malformed BIT STRING', node.offset)
  }
  const bits: number[] = []
  for (let bit = 0; bit < octets.length * 8 - unused; bit += 1) {
    if (((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits.push(bit)
  }
  return bits
}

export function readOctets(node: DerNode): Uint8Array {
  return contentOf(expectTag(node, TAG.octetString, 'OCTET STRING'))
}

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/

/** UTCTime or GeneralizedTime as RFC 5280 4.1.2.5 profiles them: to the second, in UTC. @throws DerError */
export function readTime(node: DerNode): Instant {
  const text = Buffer.from(contentOf(node)).toString('latin1')
  const parts = node.tag === TAG.utcTime ? UTC_TIME.exec(text) : generalizedParts(node, text)
  if (parts === null) throw new DerError('Malformed time', node.offset)
  const [, year = '', month, day, hour, minute, second] = parts
  const iso = `${century(year)}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  // There is no 30th of February, nor a 24th hour.
  const instant = parseInstant(iso)
  if (instant === undefined) throw new DerError('No such time', node.offset)
  return instant
}

function generalizedParts(node: DerNode, text: string): RegExpExecArray | null {
  expectTag(node, TAG.generalizedTime, 'Time')
  return GENERALIZED_TIME.exec(text)
}

/** Two-digit years turn over at 50 (RFC 5280 4.1.2.5.1). */
function century(year: string): string {
  if (year.length === 4) return year
  return Number(year) >= 50 ? `19${year}` : `20${year}`
}
