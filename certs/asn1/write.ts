import type { Instant } from '../../domain/time.ts'
import { contextTag, TAG } from './tags.ts'

/** One element in DER: identifier octet, shortest length, content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content)
  return Buffer.concat([Uint8Array.of(tag), lengthOctets(body.length), body])
}

export function sequence(...elements: readonly Uint8Array[]): Uint8Array {
  return element(TAG.sequence, ...elements)
}

/** DER orders the elements of a SET OF by their encodings (X.690 11.6). */
export function setOf(...elements: readonly Uint8Array[]): Uint8Array {
  return element(TAG.set, ...elements.toSorted((a, b) => Buffer.compare(a, b)))
}

export function explicit(number: number, ...content: readonly Uint8Array[]): Uint8Array {
  return element(contextTag(number, 'constructed'), ...content)
}

/** A non-negative INTEGER from its big-endian octets. */
export function unsignedInteger(octets: Uint8Array): Uint8Array {
  const start = octets.findIndex((octet) => octet !== 0)
  const minimal = start < 0 ? Uint8Array.of(0) : octets.subarray(start)
  return element(TAG.integer, (minimal[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), minimal)
}

/** An INTEGER from the octets of its two's complement, as `readIntegerOctets` gives them. */
export function integer(octets: Uint8Array): Uint8Array {
  return element(TAG.integer, octets)
}

export function smallInteger(value: number): Uint8Array {
  const octets = Buffer.alloc(6)
  octets.writeUIntBE(value, 0, 6)
  return unsignedInteger(octets)
}

export function boolean(value: boolean): Uint8Array {
  return element(TAG.boolean, Uint8Array.of(value ? 0xff : 0))
}

export function nothing(): Uint8Array {
  return element(TAG.null)
}

export function octetString(octets: Uint8Array): Uint8Array {
  return element(TAG.octetString, octets)
}

export function bitString(octets: Uint8Array): Uint8Array {
  return element(TAG.bitString, Uint8Array.of(0), octets)
}

export function utf8String(text: string): Uint8Array {
  return element(TAG.utf8String, Buffer.from(text, 'utf8'))
}

/** An OBJECT IDENTIFIER, one of those that this code names. The same octets each time: not to be written over. */
export function oid(dotted: string): Uint8Array {
  const known = identifiers.get(dotted) ?? identifier(dotted)
  identifiers.set(dotted, known)
  return known
}

/** A few dozen, written again and again: putting them into octets is a twentieth of a seal. */
const identifiers = new Map<string, Uint8Array>()

function identifier(dotted: string): Uint8Array {
  const [root = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  return element(TAG.oid, Uint8Array.from([root * 40n + second, ...rest].flatMap(base128)))
}

/** ENUMERATED from 0 to 127. */
export function enumerated(value: number): Uint8Array {
  return element(TAG.enumerated, Uint8Array.of(value))
}

/**
 * GeneralizedTime in any year, with the thousandths when there are any: DER drops zeros at their end
 * (X.690 11.7). RFC 3161 2.4.2 takes a fraction; elsewhere use whole seconds.
 */
export function generalizedTime(instant: Instant): Uint8Array {
  const digits = instant.slice(0, 19).replace(/\D/g, '')
  const fraction = instant.slice(19, -1).replace(/\.?0*$/, '')
  return element(TAG.generalizedTime, Buffer.from(`${digits}${fraction}Z`))
}

/** UTCTime until 2049 and GeneralizedTime after, to the second (RFC 5280 4.1.2.5). */
export function time(instant: Instant): Uint8Array {
  const digits = `${instant.slice(0, 19).replace(/\D/g, '')}Z`
  if (instant.slice(0, 4) >= '2050' || instant.slice(0, 4) < '1950') {
    return element(TAG.generalizedTime, Buffer.from(digits))
  }
  return element(TAG.utcTime, Buffer.from(digits.slice(2)))
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 0xff)
  return Uint8Array.of(0x80 | octets.length, ...octets)
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80)
  return octets
}
