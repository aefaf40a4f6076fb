import type { Sha256 } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { DocumentRef } from '../transaction/document.ts'
import type { GatheredRefs, TrustRef } from './evidence.ts'

/** One renewal of the proof that a document existed: an evidence record (RFC 4998), in the vault. */
export interface ArchivedProof {
  readonly documentSha256: Sha256
  /** 1 for the first record of the document; each later one holds those before it, unless they had lapsed. */
  readonly n: number
  readonly record: DocumentRef
  /** When it was verified, just before it was recorded. */
  readonly at: Instant
  /** When the certificate of the timestamp authority ends: a new record must be there before. */
  readonly validUntil: Instant
  /** What the authorities said of all its timestamps: once their certificates have ended, nobody can ask them. */
  readonly evidence: GatheredRefs
  /** Whom we trusted then; null for a record made before this was kept. */
  readonly trust: TrustRef | null
}

/** A document whose proof is to be made or renewed, with its newest record. */
export interface DueProof {
  readonly documentSha256: Sha256
  readonly newest: Pick<ArchivedProof, 'n' | 'record' | 'validUntil' | 'evidence'> | null
}

export interface ArchiveStore {
  /**
   * Deeds, receipts and certificates of registered transactions that have no record, or whose record ends before
   * that moment; first those without, then those that end soonest; at most so many.
   */
  due(before: Instant, most: number): Promise<readonly DueProof[]>
  /** Key: document and n; of two records with one number, the first stays. */
  record(proofs: readonly ArchivedProof[]): Promise<void>
  /** Oldest first. */
  of(documentSha256: Sha256): Promise<readonly ArchivedProof[]>
}
