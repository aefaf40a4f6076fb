import type { Instant } from '../../domain/time.ts'

/** What another program says of a signed PDF. */
export interface Opinion {
  readonly accepts: boolean
  /** In its own words. */
  readonly why: string
}

/** A signed PDF, and what its signatures are to be judged by. */
export interface Opinable {
  readonly file: string
  /** DER files. */
  readonly roots: readonly string[]
  /** DER files. With some, each certificate must be shown not to be revoked. */
  readonly crls?: readonly string[]
  readonly at: Instant
}

/** Why an opinion cannot be had here. */
export interface NotToBeHad {
  readonly notToBeHad: string
}
