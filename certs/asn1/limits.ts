import type { Encoding } from './header.ts'

/** Bounds that hold before anything is built from the bytes. */
export interface DerLimits {
  readonly encoding: Encoding
  readonly maxBytes: number
  readonly maxDepth: number
  readonly maxNodes: number
  /** `any` leaves what follows the first element to the caller, who finds its end in `node.next`. */
  readonly trailing: 'none' | 'any'
}

export const DEFAULT_LIMITS: DerLimits = {
  encoding: 'DER',
  maxBytes: 16 * 1024 * 1024,
  maxDepth: 40,
  maxNodes: 1_000_000,
  trailing: 'none',
}
