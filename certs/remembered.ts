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
  const known = new Map<string, T>()
  let held = 0
  const forget = (name: string): void => {
    if (known.delete(name)) held -= name.length
  }
  return (bytes) => {
    if (bytes.length > octets) return read(bytes)
    const copy = Buffer.from(bytes)
    const name = copy.toString('latin1')
    const result = known.get(name) ?? read(copy)
    // A map keeps the order of insertion: the first is the one that was not asked for longest.
    forget(name)
    known.set(name, result)
    held += name.length
    while (known.size > most || held > octets) forget(known.keys().next().value ?? name)
    return result
  }
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
