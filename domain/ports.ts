/*
 * What the engine needs of the outside, as the engine sees it. Every method that writes is one commit, is
 * idempotent by the business key named beside it, and appends to the transaction's history in the same
 * commit. `find` answers undefined when there is nothing; the caller decides what absence means.
 */

export type { ArchivedProof, ArchiveStore, DueProof } from './ports/archive.ts'
export type { BankGateway } from './ports/bank.ts'
export type { DeadlineSet, DeadlineStore, ExtendDeadline } from './ports/deadlines.ts'
export type {
  DeedExaminer,
  DeedPreviewer,
  DocumentInspector,
  DocumentVerifier,
  Expected,
  ReceivedDocument,
  Spool,
  SpooledDocument,
  Vault,
} from './ports/documents.ts'
export type {
  AddDocument,
  Amendment,
  AmendTerms,
  DossierStore,
  Examination,
  JudgeDocument,
  LodgeDeed,
  OpenDossier,
  ParcelHolder,
  RecordExamination,
} from './ports/dossiers.ts'
export type { DryRunStore, RecordDryRun } from './ports/dry-runs.ts'
export type {
  EvidenceRefs,
  EvidenceStore,
  GatheredRefs,
  Judged,
  JudgedAs,
  Judgement,
  ReceiptTimestamp,
  ReceiptTimestampStore,
  TrustListStore,
  TrustListVersion,
  TrustRef,
} from './ports/evidence.ts'
export type { AskFor, ExchangeStore, MakeLink, SetPartyContact, WriteMessage } from './ports/exchange.ts'
export type { HistoryStore } from './ports/history.ts'
export type {
  ContactStore,
  Delivery,
  DeliveryState,
  InboxMessage,
  OutboxStore,
  Reader,
  WebhookEndpoint,
  WebhookStore,
  Way,
} from './ports/outbox.ts'
export type { PaymentStore } from './ports/payments.ts'
export type { Notary, NotaryRoll, Session, SessionStore } from './ports/people.ts'
export type { RegisterStore, RegistrationStore } from './ports/register.ts'
export type { ReminderStore } from './ports/reminders.ts'
export type { Claimed, IdempotencyStore, RefusalStore } from './ports/requests.ts'
export type { DecideObjection, ObjectToClaim, ReopenDuty, RevaluationStore } from './ports/revaluations.ts'
export type { CaseStore, Screening, ScreeningStore, StoredCase } from './ports/reviews.ts'
export type { Seal } from './ports/seal.ts'
export type { ShieldStore } from './ports/shield.ts'
export type { EndObjection, EnterObjection, PublicationStore } from './ports/publications.ts'
export type { Stores } from './ports/stores.ts'
export type { TimestampAuthority } from './ports/timestamps.ts'
