import type { Sha256 } from '../ids.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Instant } from '../time.ts'
import type { DocumentRef, MediaType } from '../transaction/document.ts'
import type { Dossier } from '../transaction/dossier.ts'
import type { Finding } from '../verdict.ts'

/** A document on its way in: hashed and counted into a private file before the vault sees it. */
export interface SpooledDocument {
  readonly path: string
  readonly sha256: Sha256
  readonly bytes: number
}

export interface ReceivedDocument extends SpooledDocument {
  /** As its first bytes tell; what its sender calls it counts for nothing. */
  readonly mediaType: MediaType
  /** Drops the private file; the vault's copy, if any, stays. */
  remove(): Promise<void>
}

/** What is taken in: a PDF alone, or a photograph (JPEG, PNG) as well. */
export type Expected = 'pdf' | 'pdf-or-photo'

/**
 * Takes a document in, in constant memory. Refuses `document-too-large`, `document-empty`, `document-not-pdf` or
 * `document-type-unknown`, and `document-incomplete` (the sender stopped, or sent another length than declared),
 * and then leaves no file.
 */
export type Spool = (
  source: AsyncIterable<Uint8Array>,
  limits: { readonly maxBytes: number; readonly declaredBytes?: number; readonly expect: Expected },
) => Promise<ReceivedDocument>

/** What is wrong with an upload at first sight; null when nothing is. */
export type DocumentInspector = (
  document: SpooledDocument,
) => Promise<Extract<
  RefusalCode,
  'document-empty' | 'document-not-pdf' | 'document-truncated' | 'document-encrypted'
> | null>

/** What an examination would say of a document's signatures now. Never throws for a bad file. */
export type DocumentVerifier = (document: SpooledDocument) => Promise<readonly Finding[]>

/** What an examination would say of a deed's signatures now, if that notary lodged it. Never throws for a bad file. */
export type DeedPreviewer = (
  document: SpooledDocument,
  dossier: Pick<Dossier, 'notaryId' | 'terms'>,
) => Promise<readonly Finding[]>

/** The same for a deed that is in the vault. */
export type DeedExaminer = (
  deed: DocumentRef,
  dossier: Pick<Dossier, 'notaryId' | 'terms'>,
) => Promise<readonly Finding[]>

/**
 * Documents under their SHA-256: created once, versioned, never changed. Throws a fault when the store is
 * away or answers with other bytes than it was given.
 */
export interface Vault {
  /** Create-only and idempotent: the same bytes again answer the same reference. Read back before it answers. */
  put(document: SpooledDocument): Promise<DocumentRef>
  /** The same for bytes the engine made itself; `lock`ed from the first moment when an end is given. */
  putBytes(bytes: Uint8Array, lockUntil?: Instant): Promise<DocumentRef>
  /** Streams that very version. */
  open(ref: DocumentRef): Promise<AsyncIterable<Uint8Array>>
  /** That very version, whole, its hash checked. For bytes that were bounded on the way in. */
  read(ref: DocumentRef): Promise<Uint8Array>
  /** Retention in compliance mode until then; never shortens. */
  lock(ref: DocumentRef, until: Instant): Promise<void>
  lockedUntil(ref: DocumentRef): Promise<Instant | null>
}
