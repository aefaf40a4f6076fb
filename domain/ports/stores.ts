import type { ArchiveStore } from './archive.ts'
import type { DeadlineStore } from './deadlines.ts'
import type { DossierStore } from './dossiers.ts'
import type { DryRunStore } from './dry-runs.ts'
import type { EvidenceStore, ReceiptTimestampStore, TrustListStore } from './evidence.ts'
import type { ExchangeStore } from './exchange.ts'
import type { HistoryStore } from './history.ts'
import type { ContactStore, OutboxStore, WebhookStore } from './outbox.ts'
import type { PublicationStore } from './publications.ts'
import type { ShieldStore } from './shield.ts'
import type { PaymentStore } from './payments.ts'
import type { NotaryRoll, SessionStore } from './people.ts'
import type { RegisterStore, RegistrationStore } from './register.ts'
import type { ReminderStore } from './reminders.ts'
import type { IdempotencyStore, RefusalStore } from './requests.ts'
import type { RevaluationStore } from './revaluations.ts'
import type { CaseStore, ScreeningStore } from './reviews.ts'

/** All SQL repositories of one database. */
export interface Stores {
  readonly register: RegisterStore
  readonly dossiers: DossierStore
  readonly deadlines: DeadlineStore
  readonly reminders: ReminderStore
  readonly payments: PaymentStore
  readonly revaluations: RevaluationStore
  readonly cases: CaseStore
  readonly screenings: ScreeningStore
  readonly registrations: RegistrationStore
  readonly exchange: ExchangeStore
  readonly history: HistoryStore
  readonly idempotency: IdempotencyStore
  readonly refusals: RefusalStore
  readonly sessions: SessionStore
  readonly notaries: NotaryRoll
  readonly evidence: EvidenceStore
  readonly receiptTimestamps: ReceiptTimestampStore
  readonly trustLists: TrustListStore
  readonly archive: ArchiveStore
  readonly dryRuns: DryRunStore
  readonly outbox: OutboxStore
  readonly contacts: ContactStore
  readonly webhooks: WebhookStore
  readonly shields: ShieldStore
  readonly publications: PublicationStore
}
