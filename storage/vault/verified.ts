import { createHash } from 'node:crypto'
import type { Sha256 } from '../../domain/ids.ts'
import { sha256In } from './digest.ts'

export interface Expected {
  readonly sha256: Sha256
  readonly bytes: number
}

/**
 * Passes on what it reads and throws a fault unless it is exactly what was expected. The last piece is held
 * back until size and hash are known, so a reader never takes other bytes for a whole document.
 */
export async function* verified(
  source: AsyncIterable<Uint8Array>,
  expected: Expected,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  let held: Uint8Array | undefined
  for await (const piece of source) {
    if (held) yield held
    bytes += piece.byteLength
    if (bytes > expected.bytes) throw new Error(`More than the ${expected.bytes} bytes of ${expected.sha256}`)
    hash.update(piece)
    held = piece
  }
  if (bytes < expected.bytes) throw new Error(`${bytes} of the ${expected.bytes} bytes of ${expected.sha256}`)
  if (sha256In(hash) !== expected.sha256) throw new Error(`Other bytes than ${expected.sha256}`)
  if (held) yield held
}
