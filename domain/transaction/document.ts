import type { Sha256 } from '../ids.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { Finding } from '../verdict.ts'

/** One stored document version: all that the workflow and the database ever see of its bytes. */
export interface DocumentRef {
  readonly sha256: Sha256
  readonly bytes: number
  /** Object key; made of the SHA-256 alone. */
  readonly key: string
  readonly versionId: string
}

/** A deed is a PDF; what a party shows of himself may be a photograph. */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const

export type MediaType = (typeof MEDIA_TYPES)[number]

export type DocumentStatus = 'uploaded' | 'accepted' | 'refused'

export interface DossierDocument {
  /** `<slot>-<version>`: unique within the dossier. */
  readonly documentId: string
  readonly slot: string
  /** 1 for the first upload into a slot, 2 for the next: earlier versions stay. */
  readonly version: number
  readonly ref: DocumentRef
  readonly mediaType: MediaType
  readonly status: DocumentStatus
  /** Why it was refused. */
  readonly reason: string | null
  readonly uploadedAt: Instant
  /** When the notary accepted or refused it; null before. */
  readonly judgedAt: Instant | null
  /** The last day on which it counts, as accepted; null where it counts for ever. */
  readonly validUntil: LocalDate | null
  /** What an examination of a deed would say now; empty for other documents. */
  readonly findings: readonly Finding[]
}

export function documentIdOf(slot: string, version: number): string {
  return `${slot}-${version}`
}

/** The slot of a document's id. */
export function slotOf(documentId: string): string {
  return documentId.slice(0, documentId.lastIndexOf('-'))
}

/** The newest version in each slot. */
export function currentDocuments<Document extends Pick<DossierDocument, 'slot' | 'version'>>(
  documents: readonly Document[],
): readonly Document[] {
  return documents.filter(
    (document) =>
      !documents.some((other) => other.slot === document.slot && other.version > document.version),
  )
}
