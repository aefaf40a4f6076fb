import type { Hash } from 'node:crypto'
import { HASH_OCTETS, hashing, type HashName } from '../../certs/x509/algorithm.ts'
import type { ByteRange } from './byte-range.ts'
import { limitReached } from './error.ts'

/** Digests of one file, each byte hashed once where it can be: hashing is most of what a large file costs. */
export interface Digests {
  /** The digest of what a signature covers. */
  ofRanges(range: ByteRange, algorithm: HashName): Uint8Array
  /** SHA-256 of all bytes, 64 lower-case hexadecimal digits. Asked last it costs least. */
  ofFile(): string
}

interface Prefix {
  readonly end: number
  readonly state: Hash
}

/** Honest signatures share almost all they cover; fifty that share nothing are an attack on our time (S1). */
const MOST_PASSES = 8

/**
 * Every digest of a file begins with the file's beginning, so the state of the hash is kept where each gap
 * starts and the next digest goes on from there.
 * The digests throw PdfStructureError with `resource-limit` when more is asked than honest signatures ask.
 */
export function digestsOf(bytes: Uint8Array): Digests {
  const prefixes = new Map<HashName, Prefix[]>()
  let allowed = MOST_PASSES * bytes.length

  const spend = (count: number): void => {
    allowed -= count
    if (allowed < 0) throw limitReached(0)
  }

  const upTo = (end: number, algorithm: HashName): Hash => {
    const known = prefixes.get(algorithm) ?? []
    const nearest = known.findLast((prefix) => prefix.end <= end)
    const state = nearest === undefined ? hashing(algorithm) : copyOf(nearest.state, algorithm)
    // The digest of the whole file is always due, whatever its signatures cost.
    if (end < bytes.length) spend(end - (nearest?.end ?? 0))
    state.update(bytes.subarray(nearest?.end ?? 0, end))
    const others = known.filter((prefix) => prefix.end !== end)
    const ordered = [...others, { end, state }].sort((a, b) => a.end - b.end)
    prefixes.set(algorithm, ordered)
    return copyOf(state, algorithm)
  }

  return {
    ofRanges: ([start, length, resume, rest], algorithm) => {
      spend(rest)
      const state = upTo(start + length, algorithm)
      return state.update(bytes.subarray(resume, resume + rest)).digest()
    },
    ofFile: () => upTo(bytes.length, 'sha256').digest('hex'),
  }
}

/** SHAKE forgets at a copy how long its digest is to be. */
function copyOf(state: Hash, algorithm: HashName): Hash {
  return state.copy({ outputLength: HASH_OCTETS[algorithm] })
}
