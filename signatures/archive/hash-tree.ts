import { createHash } from 'node:crypto'

/** The digests that an archive is built with. */
export type ArchiveHash = 'sha256' | 'sha384' | 'sha512'

/**
 * What leads from one leaf to the root: lists of hashes, each in binary order. The first holds the leaf, and the
 * hash of each list belongs into the next (RFC 4998 4.2.2). Empty for a leaf that is the root itself.
 */
export type ReducedHashTree = readonly (readonly Uint8Array[])[]

interface HashTree {
  readonly root: Uint8Array
  /** For each leaf, in the order in which they were given. */
  readonly reduced: readonly ReducedHashTree[]
}

/** A binary hash tree (RFC 4998 4.2.1). Equal leaves are one. @param leaves at least one */
export function hashTree(leaves: readonly Uint8Array[], hash: ArchiveHash): HashTree {
  const paths = new Map<string, Uint8Array[][]>(leaves.map((leaf) => [hex(leaf), []]))
  let level: Node[] = [...paths.keys()].map((leaf) => ({ value: Buffer.from(leaf, 'hex'), leaves: [leaf] }))
  while (level.length > 1) {
    const above: Node[] = []
    for (let i = 0; i < level.length; i += 2) {
      const pair = level.slice(i, i + 2)
      const [left, right] = pair
      if (left === undefined) break
      // The last one of an odd number waits for a level where it finds a sibling.
      above.push(right === undefined ? left : parentOf(left, right, paths, hash))
    }
    level = above
  }
  const root = level[0]?.value
  if (root === undefined) throw new RangeError('A hash tree needs a leaf')
  return { root, reduced: leaves.map((leaf) => paths.get(hex(leaf)) ?? []) }
}

interface Node {
  readonly value: Uint8Array
  /** Those below it, as hexadecimal. */
  readonly leaves: readonly string[]
}

function parentOf(left: Node, right: Node, paths: Map<string, Uint8Array[][]>, hash: ArchiveHash): Node {
  for (const [node, sibling] of [
    [left, right],
    [right, left],
  ] as const) {
    for (const leaf of node.leaves) {
      const path = paths.get(leaf)
      // Above the first list a node's own hash is computed, not stored.
      path?.push(path.length === 0 ? inOrder([node.value, sibling.value]) : [sibling.value])
    }
  }
  const value = hashOfList([left.value, right.value], hash)
  return { value, leaves: [...left.leaves, ...right.leaves] }
}

/**
 * The root that a leaf leads to, or undefined when the first list does not hold the leaf (RFC 4998 4.3).
 */
export function rootOver(
  leaf: Uint8Array,
  reduced: ReducedHashTree,
  hash: ArchiveHash,
): Uint8Array | undefined {
  const [first, ...others] = reduced
  if (first === undefined) return leaf
  if (!first.some((value) => Buffer.compare(value, leaf) === 0)) return undefined
  return others.reduce((below, list) => hashOfList([...list, below], hash), hashOfList(first, hash))
}

function hashOfList(values: readonly Uint8Array[], hash: ArchiveHash): Uint8Array {
  return createHash(hash)
    .update(Buffer.concat(inOrder(values)))
    .digest()
}

function inOrder(values: readonly Uint8Array[]): Uint8Array[] {
  return values.toSorted((a, b) => Buffer.compare(a, b))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
