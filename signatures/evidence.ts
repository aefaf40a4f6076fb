import type { CheckFinding } from '../certs/finding.ts'
import type { PathResult } from '../certs/x509/path-result.ts'
import type { CmsEvidence } from './cms/evidence.ts'
import type { ChangesAfter } from './pdf/changes.ts'
import type { SignatureSlot } from './pdf/slot.ts'
import type { DocumentFacts } from './verdict.ts'

/** Everything that was seen in a file, and nothing that was concluded from it. */
export interface DocumentEvidence {
  readonly document: DocumentFacts
  /** Findings about the file as a whole. When it could not be read at all, there is nothing else. */
  readonly structure: readonly CheckFinding[]
  /** In the order in which they were made. */
  readonly signatures: readonly SignatureEvidence[]
  readonly timestamps: readonly TimestampEvidence[]
}

/** One signature. `null` means that something could not be evaluated; a finding says why. */
export interface SignatureEvidence {
  readonly slot: SignatureSlot
  readonly changesAfter: ChangesAfter | null
  readonly cms: CmsEvidence | null
  readonly path: PathResult | null
  /** Why something was not evaluated. */
  readonly findings: readonly CheckFinding[]
}

export interface TimestampEvidence {
  readonly slot: SignatureSlot
  readonly changesAfter: ChangesAfter | null
  readonly findings: readonly CheckFinding[]
}
