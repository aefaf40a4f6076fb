import type { CheckFinding } from '../../certs/finding.ts'
import type { Instant } from '../../domain/time.ts'
import type { Permissions } from './certification.ts'
import type { ByteRange, Coverage } from './byte-range.ts'

/** A place in the file where a signature or a document timestamp stands, and what is wrong with the place (S6–S9). */
export interface SignatureSlot extends Permissions {
  /** Fully qualified name of the form field. */
  readonly field: string
  readonly kind: 'signature' | 'timestamp'
  /** Object number and place of the signature dictionary. */
  readonly object: number
  readonly offset: number
  /** The revision that brought it, from 1. */
  readonly revision: number
  readonly subFilter: string
  /** null when it is not of the only accepted shape; then nothing can be said of what was signed. */
  readonly byteRange: ByteRange | null
  /** The bytes of /Contents with their padding, read from the gap; null when the gap is not that token. */
  readonly contents: Uint8Array | null
  readonly coverage: Coverage
  /** /M: a claim, proven by nothing. */
  readonly claimedTime: Instant | null
  readonly findings: readonly CheckFinding[]
}

export interface SlotsRead {
  /** In the order in which they were made. */
  readonly slots: readonly SignatureSlot[]
  /** What concerns no single slot. */
  readonly findings: readonly CheckFinding[]
}
