import type { CheckFinding } from '../certs/finding.ts'
import type { Instant } from '../domain/time.ts'
import type { ByteRange, Coverage } from './pdf/byte-range.ts'
import type { ChangesAfter } from './pdf/changes.ts'

/** ETSI EN 319 102-1 5.1.3. Only the first may be relied on; INDETERMINATE means "not accepted yet". */
export type Indication = 'TOTAL_PASSED' | 'TOTAL_FAILED' | 'INDETERMINATE'

/**
 * ETSI EN 319 102-1 5.1.4. Two are our own: RESOURCE_LIMIT for files that no deed should resemble, CLERK_REVIEW
 * for what is not wrong but could have been prepared to become so (S12).
 */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'RESOURCE_LIMIT'
  | 'CLERK_REVIEW'
  | 'REVOKED'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'TIMESTAMP_ORDER_FAILURE'
  | 'POLICY_PROCESSING_ERROR'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND_NO_POE'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'REVOKED_NO_POE'
  | 'REVOKED_CA_NO_POE'
  | 'OUT_OF_BOUNDS_NOT_REVOKED'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'REVOCATION_OUT_OF_BOUNDS_NO_POE'
  | 'NO_POE'
  | 'TRY_LATER'

/** What the office does next. Derived from the verdict, never stored alone. */
export type Decision = 'ACCEPT' | 'REFUSE' | 'RETRY' | 'REVIEW'

/**
 * The verdict on a file: a pure function of its bytes, the evidence, the policy's version and the time, all of
 * which are stored, so that anyone can recompute it. Plain JSON.
 */
export interface DocumentVerdict extends Conclusion {
  readonly schema: 1
  readonly document: DocumentFacts
  readonly decision: Decision
  readonly policy: PolicyFacts
  readonly verifier: { readonly version: string }
  /** When we looked. */
  readonly validationTime: Instant
  readonly signatures: readonly SignatureVerdict[]
  /** Document timestamps, in the order in which they were made. */
  readonly timestamps: readonly TimestampVerdict[]
  /** This office's own timestamps over the whole file, from the evidence. */
  readonly receipts: readonly TimestampFacts[]
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

/** One question about a signature, answered on its own. What was not evaluated is INDETERMINATE, never PASSED. */
export interface Aspect {
  readonly verdict: 'PASSED' | 'FAILED' | 'INDETERMINATE'
  /** The code of the finding that decided, or why it passed. */
  readonly code: string
}

/**
 * Each question apart, so that a stranger's file under an unknown root still says whether its bytes are whole:
 * `format` is the structure of file and CMS (S1–S9, C1, C2, C7); `integrity`, that digest and signature hold
 * under the signer's key, whoever he is and however weak the algorithms (C3, C4); `changesAfter`, what happened
 * since (S10, S11); `path` (T1, T2); `revocation` (T4); `time` (Z1–Z3); `policy`, what we ask beyond that
 * (S12, C5, C6).
 */
export type Aspects = Readonly<
  Record<'format' | 'integrity' | 'changesAfter' | 'path' | 'revocation' | 'time' | 'policy', Aspect>
>

/** Where a time comes from; what NOW says is only when we looked. */
export type TimeSource = 'SIG_TST' | 'DOC_TST' | 'RECEIPT' | 'ARCHIVE' | 'NOW'

export interface SignatureVerdict extends Conclusion {
  readonly aspects: Aspects
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
  /** Signature timestamps, in the order of the file. */
  readonly timestamps: readonly TimestampFacts[]
  readonly times: {
    readonly claimed?: Instant
    /** The earliest moment at which the signature is proven to have existed (Z1). */
    readonly best: Instant
    readonly bestSource: TimeSource
  }
  /** All, not only the first. */
  readonly findings: readonly CheckFinding[]
}

/** A null means "not evaluated" and never counts as true. */
export interface CryptoFacts {
  readonly digest: string
  readonly signature: string
  readonly keyBits: number
  readonly digestOk: boolean | null
  readonly signatureOk: boolean | null
}

export interface SignerFacts {
  readonly subject: string
  readonly issuer: string
  readonly serial: string
  readonly certSha256: string
}

/** What is known of one certificate's revocation, as of the moment we looked. null: nothing tells. */
export interface RevocationFacts {
  readonly certSha256: string
  readonly source: 'OCSP' | 'CRL' | null
  readonly status: 'GOOD' | 'REVOKED' | 'UNKNOWN'
  /** RFC 5280 5.3.1, such as `keyCompromise`. */
  readonly reason: string | null
  readonly revokedAt: Instant | null
  readonly thisUpdate: Instant | null
  readonly nextUpdate: Instant | null
  readonly evidenceSha256: string | null
}

/** One timestamp token (RFC 3161): a proof of existence when TOTAL_PASSED, and nothing before. */
export interface TimestampFacts extends Conclusion {
  readonly source: Exclude<TimeSource, 'NOW'>
  /** SHA-256 of the token's bytes. */
  readonly sha256: string
  /** null when the token cannot be read. */
  readonly genTime: Instant | null
  readonly tsa: SignerFacts | null
  readonly path: SignatureVerdict['path']
  readonly revocation: readonly RevocationFacts[]
  readonly findings: readonly CheckFinding[]
}

/** A document timestamp: a proof of existence once it is verified, and nothing before. */
export interface TimestampVerdict extends Conclusion {
  readonly field: string
  readonly revision: number
  readonly byteRange: ByteRange | null
  readonly coverage: Coverage
  readonly changesAfter: ChangesAfter | null
  /** null when there is no token to read. */
  readonly token: TimestampFacts | null
  readonly findings: readonly CheckFinding[]
}
