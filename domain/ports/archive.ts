import type { Sha256 } from '../ids.ts'
import type { Instant } from '../time.ts'
import type { DocumentRef } from '../transaction/document.ts'

/** One renewal of the proof that a document existed: an evidence record (RFC 4998), in the vault. */
export interface ArchivedProof {
  readonly documentSha256: Sha256
  /** 1 for the first record of the document; each later one holds those before it. */
  readonly n: number
  readonly record: DocumentRef
  readonly at: Instant
  /** When the certificate of the timestamp authority ends: a new record must be there before. */
  readonly validUntil: Instant
}

/** A document whose proof is to be made or renewed, with its newest record. */
export interface DueProof {
  readonly documentSha256: Sha256
  readonly newest: Pick<ArchivedProof, 'n' | 'record'> | null
}

export interface ArchiveStore {
  /**
   * Deeds and certificates of registered transactions that have no record, or whose record ends before that moment;
   * in the order of their digests, at most so many.
   */
  due(before: Instant, most: number): Promise<readonly DueProof[]>
  /** Key: document and n; of two records with one number, the first stays. */
  record(proofs: readonly ArchivedProof[]): Promise<void>
  /** Oldest first. */
  of(documentSha256: Sha256): Promise<readonly ArchivedProof[]>
}
