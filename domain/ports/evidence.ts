import type { Sha256, TransactionId } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { DocumentRef } from '../transaction/document.ts'

/** Why a document was judged: a deed that was lodged, or our own receipt or certificate before it goes out. */
export type JudgedAs = 'deed' | 'receipt' | 'certificate'

/** The evidence that a verdict rests on, by kind; each object is in the vault under its SHA-256. */
export interface EvidenceRefs {
  readonly certificates: readonly DocumentRef[]
  readonly crls: readonly DocumentRef[]
  readonly ocspResponses: readonly DocumentRef[]
  /** Timestamps over the receipt of this transaction, by the SHA-256 of their token. */
  readonly receipts: readonly Sha256[]
}

/** Of these, what others say of the certificates in a document. */
export type GatheredRefs = Omit<EvidenceRefs, 'receipts'>

/** Whom we trusted. */
export interface TrustRef {
  readonly id: string
  readonly version: string
  /** The anchors as they were used: canonical JSON, in the vault. */
  readonly anchors: DocumentRef
  /** The signed list that they come from, as it was fetched; null when somebody configured them by hand. */
  readonly list: DocumentRef | null
}

/** A verdict on a document and all that it depends on, so that anyone can recompute it. */
export interface Judgement {
  readonly document: DocumentRef
  readonly evidence: EvidenceRefs
  readonly trust: TrustRef
  /** The policy's rules whole, as canonical JSON: its id and version are among them. */
  readonly policy: string
  /** When we looked. */
  readonly at: Instant
  readonly verifierVersion: string
  /** Canonical JSON. */
  readonly verdict: string
}

/** A judgement on record. */
export interface Judged extends Judgement {
  readonly purpose: JudgedAs
  /** The round of the examination; 1 for what is our own. */
  readonly round: number
}

export interface EvidenceStore {
  /** Key: transaction, purpose and round. Answers what is on record: of two judgements, the first. */
  record(transactionId: TransactionId, judged: Judged): Promise<Judged>
  /** Oldest round first; deeds, then the receipt, then the certificate. */
  of(transactionId: TransactionId): Promise<readonly Judged[]>
}

/** Proof by a timestamp authority (RFC 3161) that the deed was here when its receipt was given. */
export interface ReceiptTimestamp {
  /** The round in which this deed was lodged. */
  readonly round: number
  readonly deedSha256: Sha256
  /** The moment that the token names. */
  readonly at: Instant
  readonly tokenSha256: Sha256
  /** DER. */
  readonly token: Uint8Array
}

export interface ReceiptTimestampStore {
  /** Key: transaction and round. Answers what is on record: of two timestamps of one round, the first. */
  record(transactionId: TransactionId, timestamp: ReceiptTimestamp): Promise<ReceiptTimestamp>
  /** Oldest round first. */
  of(transactionId: TransactionId): Promise<readonly ReceiptTimestamp[]>
}

/** One version of the trust list, as it was fetched and found signed. */
export interface TrustListVersion {
  readonly id: string
  /** Counts up. */
  readonly version: number
  readonly issuedAt: Instant
  readonly object: DocumentRef
  readonly seenAt: Instant
}

export interface TrustListStore {
  /**
   * Key: list and version. Throws a fault for a version that is on record with other bytes: a list that says two
   * things under one version is not to be trusted with either.
   */
  record(list: TrustListVersion): Promise<void>
  /** The highest version; undefined before the first. */
  newest(id: string): Promise<TrustListVersion | undefined>
}
