import type { Instant } from '../../domain/time.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { CheckFinding } from '../finding.ts'
import type { Certificate, KeyUsage } from './certificate.ts'

/** A question about one certificate: does it lead to an anchor that we trust, at that moment, for that use? */
export interface PathQuestion {
  readonly leaf: Certificate
  /** Certificates that may link the leaf to an anchor, trusted for nothing. */
  readonly pool: readonly Certificate[]
  readonly anchors: readonly Certificate[]
  readonly at: Instant
  /** The leaf must be allowed all of these by its keyUsage; a leaf without keyUsage is refused when any is asked. */
  readonly requiredKeyUsage: readonly KeyUsage[]
  /**
   * Extended key usages, one of which the leaf must have if it restricts itself to any. Left out, a leaf that
   * restricts itself critically stays indeterminate.
   */
  readonly acceptedExtendedKeyUsage?: readonly string[]
  /** What is asked of certificate policies; left out, every policy will do, and none too unless an authority insists. */
  readonly policies?: PolicyInputs
}

/** The user's inputs to the processing of certificate policies (RFC 5280 6.1.1 (c), (e) to (g)). */
export interface PolicyInputs {
  /** Object identifiers, one of which the whole chain must assert when a policy is required; left out: any. */
  readonly acceptable?: readonly string[]
  /** The chain must be valid for some policy. */
  readonly requireExplicit?: boolean
  readonly inhibitMapping?: boolean
  readonly inhibitAny?: boolean
}

export interface PathResult {
  readonly verdict: Verdict
  /** Leaf first, anchor last; the most promising attempt when none passed, the leaf alone when none was found. */
  readonly chain: readonly Certificate[]
  /** SHA-256 of the anchor's certificate, null when no anchor was reached. */
  readonly anchorSha256: string | null
  readonly findings: readonly CheckFinding[]
}
