/**
 * Remembers what a pure reading of bytes gave, by the bytes themselves, for the `most` that were read last: the
 * same few authorities stand above every deed. What was thrown is not remembered. The reading gets a copy of its
 * own, so that a small part keeps no large file in memory, and nobody's later change reaches what is remembered.
 */
export function remembered<T>(read: (bytes: Uint8Array) => T, most: number): (bytes: Uint8Array) => T {
  const known = new Map<string, T>()
  return (bytes) => {
    const copy = Buffer.from(bytes)
    const name = copy.toString('latin1')
    const result = known.get(name) ?? read(copy)
    // A map keeps the order of insertion: the first is the one that was not asked for longest.
    known.delete(name)
    known.set(name, result)
    if (known.size > most) known.delete(known.keys().next().value ?? name)
    return result
  }
}
