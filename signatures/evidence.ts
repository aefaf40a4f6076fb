import type { CheckFinding } from '../certs/finding.ts'
import type { Certificate } from '../certs/x509/certificate.ts'
import type { CmsEvidence } from './cms/evidence.ts'
import type { ChangesAfter } from './pdf/changes.ts'
import type { SignatureSlot } from './pdf/slot.ts'
import type { TokenEvidence } from './timestamp/verify-token.ts'
import type { DocumentFacts } from './verdict.ts'

/** Everything that was seen in a file, and nothing that was concluded from it. */
export interface DocumentEvidence {
  readonly document: DocumentFacts
  /** Findings about the file as a whole. When it could not be read at all, there is nothing else. */
  readonly structure: readonly CheckFinding[]
  /** In the order in which they were made. */
  readonly signatures: readonly SignatureEvidence[]
  readonly timestamps: readonly TimestampEvidence[]
  /** This office's own tokens over the whole file. */
  readonly receipts: readonly TokenEvidence[]
  /** Every certificate that the file brings along: with its signatures, its timestamps, in its store. */
  readonly certificates: readonly Certificate[]
  readonly crls: readonly Brought[]
  readonly ocspResponses: readonly Brought[]
}

/** A piece of evidence about revocation, DER, and the revision that brought it into the file. */
export interface Brought {
  readonly der: Uint8Array
  readonly revision: number
}

/** One signature. `null` means that something could not be evaluated; a finding says why. */
export interface SignatureEvidence {
  readonly slot: SignatureSlot
  readonly changesAfter: ChangesAfter | null
  readonly cms: CmsEvidence | null
  /** Timestamps over its value. */
  readonly tokens: readonly TokenEvidence[]
  /** Why something was not evaluated. */
  readonly findings: readonly CheckFinding[]
}

export interface TimestampEvidence {
  readonly slot: SignatureSlot
  readonly changesAfter: ChangesAfter | null
  readonly token: TokenEvidence | null
  readonly findings: readonly CheckFinding[]
}
