import type { CheckFinding } from '../certs/finding.ts'
import type { Instant } from '../domain/time.ts'
import type { ByteRange, Coverage } from './pdf/byte-range.ts'
import type { ChangesAfter } from './pdf/changes.ts'

/** ETSI EN 319 102-1 5.1.3. Only the first may be relied on; INDETERMINATE means "not accepted yet". */
export type Indication = 'TOTAL_PASSED' | 'TOTAL_FAILED' | 'INDETERMINATE'

/** ETSI EN 319 102-1 5.1.4; RESOURCE_LIMIT is our own, for files that no deed should resemble. */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'RESOURCE_LIMIT'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'NO_POE'
  | 'TRY_LATER'

/** What the office does next. Derived from the verdict, never stored alone. */
export type Decision = 'ACCEPT' | 'REFUSE' | 'RETRY' | 'REVIEW'

/**
 * The verdict on a file: a pure function of its bytes, the evidence, the policy's version and the time, all of
 * which are stored, so that anyone can recompute it. Plain JSON.
 */
export interface DocumentVerdict {
  readonly schema: 1
  readonly document: DocumentFacts
  readonly decision: Decision
  readonly policy: PolicyFacts
  readonly verifier: { readonly version: string }
  /** When we looked. */
  readonly validationTime: Instant
  readonly signatures: readonly SignatureVerdict[]
  readonly timestamps: readonly TimestampVerdict[]
  /** Findings about the file as a whole. */
  readonly structure: readonly CheckFinding[]
}

export interface DocumentFacts {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string
  readonly bytes: number
  /** 0 when the file could not be read. */
  readonly revisions: number
}

interface PolicyFacts {
  readonly id: string
  readonly version: string
  /** Version of the algorithm table. */
  readonly algorithms: string
  /** Version of the list of trusted anchors. */
  readonly trustList: string
}

export interface Conclusion {
  readonly indication: Indication
  /** Absent exactly when the indication is TOTAL_PASSED. */
  readonly subIndication?: SubIndication
}

export interface SignatureVerdict extends Conclusion {
  readonly field: string
  readonly revision: number
  /** null when the file states none that could be one. */
  readonly byteRange: ByteRange | null
  readonly level: 'NONE' | 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'
  readonly coverage: Coverage
  /** null: not evaluated. */
  readonly changesAfter: ChangesAfter | null
  readonly crypto: CryptoFacts | null
  readonly signer: SignerFacts | null
  readonly path: {
    readonly anchorSha256: string | null
    /** SHA-256 of each certificate, the signer's first. */
    readonly certs: readonly string[]
    readonly findings: readonly CheckFinding[]
  }
  readonly revocation: readonly RevocationFacts[]
  readonly times: {
    readonly claimed?: Instant
    readonly best: Instant
    readonly bestSource: 'SIG_TST' | 'DOC_TST' | 'RECEIPT' | 'NOW'
  }
  /** All, not only the first. */
  readonly findings: readonly CheckFinding[]
}

/** A null means "not evaluated" and never counts as true. */
interface CryptoFacts {
  readonly digest: string
  readonly signature: string
  readonly keyBits: number
  readonly digestOk: boolean | null
  readonly signatureOk: boolean | null
}

interface SignerFacts {
  readonly subject: string
  readonly issuer: string
  readonly serial: string
  readonly certSha256: string
}

interface RevocationFacts {
  readonly certSha256: string
  readonly source: 'OCSP' | 'CRL'
  readonly status: 'GOOD' | 'REVOKED' | 'UNKNOWN'
  readonly thisUpdate: Instant
  readonly evidenceSha256: string
}

/** A document timestamp: a proof of existence once it is verified, and nothing before. */
export interface TimestampVerdict extends Conclusion {
  readonly field: string
  readonly revision: number
  readonly byteRange: ByteRange | null
  readonly coverage: Coverage
  readonly changesAfter: ChangesAfter | null
  readonly findings: readonly CheckFinding[]
}
