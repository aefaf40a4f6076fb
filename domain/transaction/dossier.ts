import type { DocumentRequest } from '../exchange/asked.ts'
import type { Assessment } from '../assessment/assess.ts'
import type { Sha256, TransactionId } from '../ids.ts'
import type { Notice } from '../payment/notice.ts'
import type { Transcription } from '../register/title.ts'
import type { Instant } from '../time.ts'
import type { Finding } from '../verdict.ts'
import type { DocumentRef, DossierDocument } from './document.ts'
import type { Kind, Terms } from './terms.ts'
import type { Stage } from './stages.ts'

/** The priority receipt: it fixes the transaction's rank on the parcel, whatever the processing takes. */
export interface Receipt {
  /** `R-2026-000001`; numbered without gaps. */
  readonly number: string
  readonly at: Instant
  readonly deedSha256: Sha256
}

/** The priority receipt as a sealed PDF in the vault. */
export interface ReceiptDocument {
  readonly ref: DocumentRef
  readonly sealedAt: Instant
}

/** Why a transaction went back to its notary, and until when he may lodge it anew under the same receipt. */
export interface Returned {
  readonly codes: readonly string[]
  readonly until: Instant
}

/** The certificate of registration: a sealed PDF in the vault. */
export interface Certificate {
  readonly ref: DocumentRef
  readonly sealedAt: Instant
}

/** One transaction with all its data and documents, as it stands now. */
export interface Dossier {
  readonly transactionId: TransactionId
  readonly kind: Kind
  readonly notaryId: string
  readonly stage: Stage
  readonly terms: Terms
  readonly openedAt: Instant
  readonly documents: readonly DossierDocument[]
  /** What the notary asks for beyond what the kind asks for, oldest first. */
  readonly requests: readonly DocumentRequest[]
  readonly receipt: Receipt | null
  /** Follows the receipt as soon as it is sealed. */
  readonly receiptDocument: ReceiptDocument | null
  /** What the last examination found. */
  readonly findings: readonly Finding[]
  readonly returned: Returned | null
  readonly assessment: Assessment | null
  readonly notices: readonly Notice[]
  readonly transcription: Transcription | null
  readonly registeredAt: Instant | null
  readonly certificate: Certificate | null
}

/** What the engine's own steps ask of a dossier. */
export interface DossierExtract extends Omit<Dossier, 'documents' | 'requests' | 'notices'> {
  /** The newest deed. */
  readonly deed: DocumentRef | null
}

/** A line of a list. */
export interface DossierSummary {
  readonly transactionId: TransactionId
  readonly kind: Kind
  readonly stage: Stage
  readonly pin: string
  /** Those to whom something passes; where nothing does, all parties. */
  readonly parties: string
  readonly openedAt: Instant
  readonly receiptNumber: string | null
}
