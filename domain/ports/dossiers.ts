import type { Actor } from '../actor.ts'
import type { Assessment } from '../assessment/assess.ts'
import type { PersonId, Pin, Sha256, TransactionId } from '../ids.ts'
import type { AsParty } from '../exchange/party-login.ts'
import type { Instant, LocalDate } from '../time.ts'
import type { JudgedAs, Judgement } from './evidence.ts'
import type { DocumentRef, DossierDocument, MediaType } from '../transaction/document.ts'
import type { Dossier, DossierExtract, DossierSummary, Receipt } from '../transaction/dossier.ts'
import type { Terms } from '../transaction/terms.ts'
import type { Stage } from '../transaction/stages.ts'
import type { Finding } from '../verdict.ts'

export interface OpenDossier {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly at: Instant
  readonly terms: Terms
  /** What is not lodged by then lapses. */
  readonly until: Instant
}

export interface AmendTerms {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly at: Instant
  readonly terms: Terms
}

/** One correction of the terms of a transaction that came back. */
export interface Amendment {
  readonly at: Instant
  readonly actorId: string
  readonly before: Terms
  readonly after: Terms
}

export interface LodgeDeed {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly at: Instant
}

export interface AddDocument {
  readonly transactionId: TransactionId
  readonly slot: string
  readonly ref: DocumentRef
  readonly mediaType: MediaType
  /** What an examination of a deed would say now; empty for other documents. */
  readonly findings: readonly Finding[]
  readonly actor: Actor | AsParty
  readonly at: Instant
}

export interface JudgeDocument {
  readonly transactionId: TransactionId
  readonly documentId: string
  readonly accepted: boolean
  /** Why it is refused; null when it is accepted. */
  readonly reason: string | null
  /** The last day on which it counts, as the notary reads on it. */
  readonly validUntil?: LocalDate | null
  readonly actor: Actor
  readonly at: Instant
}

/** Which transaction holds a parcel, told without names. */
export interface ParcelHolder {
  readonly pin: Pin
  /** The number of its priority receipt. */
  readonly receipt: string
  /** When that receipt was given. */
  readonly since: Instant
}

/** What one examination of the deed came to. */
export interface Examination {
  readonly findings: readonly Finding[]
  readonly assessment: Assessment
}

export interface RecordExamination extends Examination {
  readonly transactionId: TransactionId
  /** 1 for the first examination, 2 after the first return. */
  readonly round: number
  readonly at: Instant
  /** The judgement of the deed that its findings come from, recorded in the same commit. */
  readonly judgement: Judgement
}

/** What is the notary's to do is refused with `not-authorised` to everyone but the dossier's own. */
export interface DossierStore {
  /** Key: transaction id. Refuses `pin-unknown`. */
  open(command: OpenDossier): Promise<void>
  find(transactionId: TransactionId): Promise<Dossier | undefined>
  /** All versions of its documents, oldest first; none where there is no such transaction. */
  documentsOf(transactionId: TransactionId): Promise<readonly DossierDocument[]>
  extract(transactionId: TransactionId): Promise<DossierExtract | undefined>
  /** Newest first; only the notary's own. */
  listOf(notaryId: string): Promise<readonly DossierSummary[]>
  /** The dossiers in which somebody is a party by the terms of now, newest first. */
  namedIn(personId: PersonId): Promise<readonly TransactionId[]>
  /**
   * The office's, or a party's by his link or his login, while the transaction waits for its notary. Gives the next
   * version of its slot, which is not accepted merely because the one before was. Key: slot and SHA-256 of the newest
   * version: the same bytes again are the same version, which it answers. Refuses `illegal-transition`,
   * `party-link-invalid`, `transaction-not-found` for a login without a part in it, `document-not-pdf` for a deed, and
   * `document-unknown` for what is not asked for, or not of him.
   */
  addDocument(command: AddDocument): Promise<DossierDocument>
  /**
   * The notary's, while the transaction waits for him: he answers for every document, so each newest version has
   * his word. A party is told why his was refused. Key: document. Refuses `illegal-transition`, `document-unknown` also
   * where a newer version took its place, `reason-missing`, and `document-already-judged` when judged otherwise before.
   */
  judgeDocument(command: JudgeDocument): Promise<void>
  /**
   * The notary's. Gives the receipt for the newest deed and holds the parcel; stage `lodged`. Key: transaction.
   * Refuses as `deedToLodge` does, and `parcel-held`, with the receipt that comes first, while another live
   * transaction holds the parcel: the unique index, not this code, is the judge.
   */
  lodge(command: LodgeDeed): Promise<Receipt>
  /**
   * Records the sealed receipt with the judgement that let it go out. Key: transaction. Answers what is on record: of
   * two documents for one receipt, the first. Refuses `illegal-transition` before the lodging.
   */
  recordReceipt(transactionId: TransactionId, judgement: Judgement, at: Instant): Promise<DocumentRef>
  /** Records the next stage and its event. Key: transaction, stage and round. */
  enter(command: {
    readonly transactionId: TransactionId
    readonly stage: Stage
    readonly round: number
    readonly at: Instant
  }): Promise<void>
  /** Key: transaction and round. Answers what is on record: of two examinations of one round, the first. */
  recordExamination(command: RecordExamination): Promise<Examination>
  /** Stage `returned`, with the coded reasons. Key: transaction and round. */
  returnToNotary(command: {
    readonly transactionId: TransactionId
    readonly round: number
    readonly at: Instant
    readonly codes: readonly string[]
    readonly until: Instant
  }): Promise<void>
  /**
   * The notary's. Lodges the newest deed anew under the same receipt; stage `examining`. Key: transaction and
   * round. Refuses as `deedToLodge` does.
   */
  resubmit(command: LodgeDeed & { readonly round: number }): Promise<void>
  /**
   * The notary's, while the transaction is returned. The terms that the reasons name take their place under the same
   * receipt; what was assessed on the others is void, and lodging anew has it assessed again. Where they name another
   * in somebody's part, the links of that part let nobody in any more, and what was asked of him is to be judged anew.
   * The same terms again change nothing. Refuses `illegal-transition`, and `term-not-amendable` with the field.
   */
  amend(command: AmendTerms): Promise<void>
  /** Every correction, oldest first. */
  amendmentsOf(transactionId: TransactionId): Promise<readonly Amendment[]>
  /**
   * Ends without registration and frees the parcel; what was paid becomes a refund owed. Key: transaction.
   */
  end(command: {
    readonly transactionId: TransactionId
    readonly stage: 'refused' | 'withdrawn' | 'lapsed'
    readonly actor: Actor | null
    readonly reason: string
    readonly at: Instant
  }): Promise<void>
  /** Which other transaction holds a parcel of this one; undefined when none does. */
  holderOf(transactionId: TransactionId): Promise<ParcelHolder | undefined>
  /** Which transaction is under way on the parcel: lodged, and neither registered nor over. */
  underWayOn(pin: Pin): Promise<TransactionId | undefined>
  /** Other transactions whose lodged deed had this digest. */
  deedSeenIn(deedSha256: Sha256, except: TransactionId): Promise<readonly TransactionId[]>
  /** Whose a document with this digest is, for the public check: a lodged deed, or a sealed receipt or certificate. */
  findByDocument(sha256: Sha256): Promise<{ readonly dossier: Dossier; readonly as: JudgedAs } | undefined>
}
