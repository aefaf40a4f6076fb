import { createHash } from 'node:crypto'

/** How much is remembered. */
interface Bounds {
  /** Results. */
  readonly most: number
  /** Of all the bytes read together; what is larger alone is read each time. */
  readonly octets: number
}

/**
 * Remembers what a pure reading of bytes gave, by the bytes themselves, for those that were read last: the same
 * few authorities stand above every deed. What was thrown is not remembered. The reading gets a copy of its own,
 * so that a small part keeps no large file in memory, and nobody's later change reaches what is remembered.
 */
export function remembered<T>(
  read: (bytes: Uint8Array) => T,
  { most, octets }: Bounds,
): (bytes: Uint8Array) => T {
  const known = new Map<string, { readonly result: T; readonly length: number }>()
  let held = 0
  const forget = (name: string): void => {
    held -= known.get(name)?.length ?? 0
    known.delete(name)
  }
  return (bytes) => {
    const { length } = bytes
    if (length > octets) return read(bytes)
    const name = nameOf(bytes)
    const { result } = known.get(name) ?? { result: read(Buffer.from(bytes)) }
    // A map keeps the order of insertion: the first is the one that was not asked for longest.
    forget(name)
    known.set(name, { result, length })
    held += length
    while (known.size > most || held > octets) forget(known.keys().next().value ?? name)
    return result
  }
}

/** From so many bytes on it is quicker to hash them than to hold them against others. */
const LONG = 16 * 1024

function nameOf(bytes: Uint8Array): string {
  // The first character is none of Latin-1: or else the digest, as bytes itself, would pass for what it is of.
  if (bytes.length > LONG) return `\u0100${createHash('sha256').update(bytes).digest('hex')}`
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/**
 * Remembers what a pure function gave for two objects that never change, as long as both are in use. It knows
 * them by identity, so that it never answers for another one that looks the same.
 */
export function rememberedOfPair<A extends object, B extends object, T>(
  answer: (a: A, b: B) => T,
): (a: A, b: B) => T {
  const known = new WeakMap<A, WeakMap<B, { readonly result: T }>>()
  return (a, b) => {
    const ofA = known.get(a) ?? new WeakMap<B, { readonly result: T }>()
    known.set(a, ofA)
    const told = ofA.get(b) ?? { result: answer(a, b) }
    ofA.set(b, told)
    return told.result
  }
}
