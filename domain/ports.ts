import type { Actor } from './actor.ts'
import type { Assessment } from './assessment/assess.ts'
import type { Pin, Sha256, TransactionId } from './ids.ts'
import type { Cents } from './money.ts'
import type { BankOrder, Notice, PaymentIntent } from './payment/notice.ts'
import type { LedgerEntry } from './payment/ledger.ts'
import type { RefusalCode } from './refusal.ts'
import type { ParcelRecord, Title, Transcription } from './register/title.ts'
import type { CaseDecision, Outcome, ReviewCase } from './review/decision.ts'
import type { Screened, ScreeningFacts } from './screening/rule.ts'
import type { Instant } from './time.ts'
import type { DocumentRef, DossierDocument } from './transaction/document.ts'
import type { Dossier, DossierSummary, Receipt } from './transaction/dossier.ts'
import type { HistoryEvent } from './transaction/history.ts'
import type { Terms } from './transaction/sale.ts'
import type { Stage } from './transaction/stages.ts'
import type { Finding } from './verdict.ts'

/*
 * What the engine needs of the outside, as the engine sees it. Every method that writes is one commit, is
 * idempotent by the business key named beside it, and appends to the transaction's history in the same
 * commit. `find` answers undefined when there is nothing; the caller decides what absence means.
 */

export interface RegisterStore {
  find(pin: Pin): Promise<ParcelRecord | undefined>
  /** Every title the parcel ever had, newest first. */
  chainOf(pin: Pin): Promise<readonly Title[]>
  all(): Promise<readonly ParcelRecord[]>
  /** Key: PIN. Parcels already in the register stay untouched. Answers how many were new. */
  import(records: readonly ParcelRecord[]): Promise<number>
}

export interface OpenDossier {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly at: Instant
  readonly terms: Terms
}

export interface LodgeDeed {
  readonly transactionId: TransactionId
  readonly actor: Actor
  readonly at: Instant
  readonly deedSha256: Sha256
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
}

export interface DossierStore {
  /** Key: transaction id. Refuses `pin-unknown`. */
  open(command: OpenDossier): Promise<void>
  find(transactionId: TransactionId): Promise<Dossier | undefined>
  /** Newest first; only the notary's own. */
  listOf(notaryId: string): Promise<readonly DossierSummary[]>
  /** Key: transaction, slot and version. */
  addDocument(transactionId: TransactionId, document: DossierDocument, actor: Actor): Promise<void>
  /** Key: document. Refuses `document-unknown`, and `document-already-judged` when judged otherwise before. */
  judgeDocument(command: {
    readonly transactionId: TransactionId
    readonly documentId: string
    readonly accepted: boolean
    readonly reason: string | null
    readonly actor: Actor
    readonly at: Instant
  }): Promise<void>
  /**
   * Gives the receipt and holds the parcel; stage `lodged`. Key: transaction. Refuses `parcel-held` while
   * another live transaction holds the parcel: the unique index, not this code, is the judge.
   */
  lodge(command: LodgeDeed): Promise<Receipt>
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
  /** Lodged anew under the same receipt; stage `examining`. Key: transaction and round. */
  resubmit(command: LodgeDeed & { readonly round: number }): Promise<void>
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
  /** Other transactions whose lodged deed had this digest. */
  deedSeenIn(deedSha256: Sha256, except: TransactionId): Promise<readonly TransactionId[]>
  /** Where documents with this digest belong, for the public check: a lodged deed or a sealed certificate. */
  findByDocument(
    sha256: Sha256,
  ): Promise<{ readonly dossier: Dossier; readonly as: 'deed' | 'certificate' } | undefined>
}

export interface PaymentStore {
  /**
   * Stage `awaiting-payment`, also when there are none, or all were issued in an earlier round. Key: notice.
   * A notice already issued stays as it was.
   */
  issueNotices(transactionId: TransactionId, notices: readonly Notice[], at: Instant): Promise<void>
  findNotice(noticeId: string): Promise<Notice | undefined>
  /** From now on the notice is found by its pay code, of which only the SHA-256 is kept. Key: notice. */
  recordPayCode(noticeId: string, payCodeSha256: Sha256): Promise<void>
  findNoticeByPayCode(payCodeSha256: Sha256): Promise<Notice | undefined>
  intentsOf(noticeId: string): Promise<readonly PaymentIntent[]>
  /** Writes the intent before the bank is asked. Key: order id. */
  openIntent(intent: PaymentIntent): Promise<void>
  /** Key: order id. */
  recordCheckout(orderId: string, checkoutUrl: string, at: Instant): Promise<void>
  /**
   * Moves the intent to what the bank said. Captured in full: posts the entry, gives the payment receipt its
   * number and marks the notice paid, once. `entry` is null when no money moved. Key: order id and status.
   */
  recordSettlement(command: {
    readonly orderId: string
    readonly status: PaymentIntent['status']
    readonly order: BankOrder
    readonly entry: LedgerEntry | null
    readonly at: Instant
    /** The transaction is over: the money is held, the notice stays unpaid. */
    readonly late: boolean
  }): Promise<void>
  ledgerOf(transactionId: TransactionId): Promise<readonly LedgerEntry[]>
}

/** A case with what an officer needs to defend his decision. */
export interface StoredCase extends ReviewCase {
  /** `<transaction id>-case-<round>` */
  readonly caseId: string
  readonly transactionId: TransactionId
  readonly openedAt: Instant
  readonly outcome: Outcome | null
  readonly facts: ScreeningFacts
  readonly factsSha256: Sha256
  readonly rulesVersion: string
}

export interface CaseStore {
  /** Stage `in-review`. Key: case id. */
  open(review: StoredCase): Promise<void>
  find(caseId: string): Promise<StoredCase | undefined>
  /** Cases without an outcome, oldest first, and the last ones decided. */
  queue(): Promise<readonly StoredCase[]>
  /** Key: case and officer. Refuses as `checkClaim` does, within the commit. */
  claim(caseId: string, officer: Actor, at: Instant): Promise<void>
  /** Key: case and officer. Applies `decide` within the commit and answers the outcome. */
  decide(caseId: string, decision: CaseDecision): Promise<Outcome>
}

/** What the rules made of the facts of one moment. */
export interface Screening {
  readonly round: number
  readonly facts: ScreeningFacts
  readonly factsSha256: Sha256
  readonly rulesVersion: string
  readonly findings: readonly Screened[]
}

export interface ScreeningStore {
  /** Key: transaction and round. Answers what is on record: of two screenings of one round, the first. */
  record(command: Screening & { readonly transactionId: TransactionId }): Promise<Screening>
  /** Newest round first. */
  of(transactionId: TransactionId): Promise<readonly Screening[]>
}

export interface RegistrationStore {
  /**
   * The one commit that changes the register: the title passes (`convey`), the transcription number is given,
   * the stage becomes `registered` and the parcel is free again. Key: transaction. Refuses
   * `vendor-not-on-title` or `parcel-not-free` when the register moved meanwhile: a release may be weeks old.
   */
  register(transactionId: TransactionId, at: Instant): Promise<Transcription>
  /** Key: transaction. */
  recordCertificate(transactionId: TransactionId, ref: DocumentRef, at: Instant): Promise<void>
  /** Documents are locked and the certificate is ready for its readers. Key: transaction. */
  recordDelivery(transactionId: TransactionId, at: Instant): Promise<void>
}

export interface HistoryStore {
  /** Events with a higher `seq`, oldest first, at most 200. */
  after(transactionId: TransactionId, seq: number): Promise<readonly HistoryEvent[]>
}

/** What an earlier request with the same key came to. */
export type Claimed =
  | { readonly state: 'new' }
  | { readonly state: 'started' }
  | { readonly state: 'done'; readonly status: number; readonly body: string }

export interface IdempotencyStore {
  /** Key: actor and key. Refuses `idempotency-key-reused` when the fingerprint differs. */
  claim(actorId: string, key: string, fingerprint: Sha256, at: Instant): Promise<Claimed>
  complete(actorId: string, key: string, status: number, body: string): Promise<void>
}

/** The record of a refusal is all the trace that a bad request leaves. */
export interface RefusalStore {
  record(refusal: {
    readonly at: Instant
    readonly code: RefusalCode
    readonly actorId: string | null
    readonly route: string
    readonly transactionId: string | null
  }): Promise<void>
  count(code: RefusalCode): Promise<number>
}

/** A browser's login. Only the SHA-256 of the cookie is kept. */
export interface Session {
  readonly idSha256: Sha256
  readonly actor: Actor
  readonly name: string
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
}

export interface SessionStore {
  create(session: Session): Promise<void>
  find(idSha256: Sha256): Promise<Session | undefined>
  touch(idSha256: Sha256, at: Instant): Promise<void>
  end(idSha256: Sha256): Promise<void>
}

/** A notary in office, and the certificate he signs with. */
export interface Notary {
  readonly id: string
  readonly name: string
  readonly certificateSha256: Sha256
}

export interface NotaryRoll {
  /** Key: notary id; enrolling again replaces the certificate. */
  enrol(notary: Notary): Promise<void>
  find(id: string): Promise<Notary | undefined>
}

/** A document on its way in: hashed and counted into a private file before the vault sees it. */
export interface SpooledDocument {
  readonly path: string
  readonly sha256: Sha256
  readonly bytes: number
}

export interface ReceivedDocument extends SpooledDocument {
  /** Drops the private file; the vault's copy, if any, stays. */
  remove(): Promise<void>
}

/**
 * Takes a PDF in, in constant memory. Refuses `document-too-large`, `document-empty`, `document-not-pdf` and
 * `document-incomplete` (the sender stopped, or sent another length than declared), and then leaves no file.
 */
export type Spool = (
  source: AsyncIterable<Uint8Array>,
  limits: { readonly maxBytes: number; readonly declaredBytes?: number },
) => Promise<ReceivedDocument>

/** What is wrong with an upload at first sight; null when nothing is. */
export type DocumentInspector = (
  document: SpooledDocument,
) => Promise<Extract<
  RefusalCode,
  'document-empty' | 'document-not-pdf' | 'document-truncated' | 'document-encrypted'
> | null>

/** What an examination would say of a document's signatures now. Never throws for a bad file. */
export type DocumentVerifier = (document: SpooledDocument, at: Instant) => Promise<readonly Finding[]>

/**
 * Documents under their SHA-256: created once, versioned, never changed. Throws a fault when the store is
 * away or answers with other bytes than it was given.
 */
export interface Vault {
  /** Create-only and idempotent: the same bytes again answer the same reference. Read back before it answers. */
  put(document: SpooledDocument): Promise<DocumentRef>
  /** The same for bytes the engine made itself. */
  putBytes(bytes: Uint8Array): Promise<DocumentRef>
  /** Streams that very version. */
  open(ref: DocumentRef): Promise<AsyncIterable<Uint8Array>>
  /** That very version, whole, its hash checked. For bytes that were bounded on the way in. */
  read(ref: DocumentRef): Promise<Uint8Array>
  /** Retention in compliance mode until then; never shortens. */
  lock(ref: DocumentRef, until: Instant): Promise<void>
  lockedUntil(ref: DocumentRef): Promise<Instant | null>
}

/** The payment gateway. Each call is idempotent by the order id. */
export interface BankGateway {
  openCheckout(order: {
    readonly orderId: string
    readonly amount: Cents
    readonly description: string
  }): Promise<{ readonly checkoutUrl: string }>
  retrieveOrder(orderId: string): Promise<BankOrder | undefined>
  /**
   * Stops an unpaid order from being paid, also one whose opening has yet to reach the bank. Answers how the
   * order stands after all.
   */
  cancelOrder(orderId: string): Promise<BankOrder>
}

/** Signs what the engine issues. The key may sit elsewhere, hence a promise. */
export interface Seal {
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>
}

/** All SQL repositories of one database. */
export interface Stores {
  readonly register: RegisterStore
  readonly dossiers: DossierStore
  readonly payments: PaymentStore
  readonly cases: CaseStore
  readonly screenings: ScreeningStore
  readonly registrations: RegistrationStore
  readonly history: HistoryStore
  readonly idempotency: IdempotencyStore
  readonly refusals: RefusalStore
  readonly sessions: SessionStore
  readonly notaries: NotaryRoll
}
