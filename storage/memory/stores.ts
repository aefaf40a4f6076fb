import type { HistoryStore, Stores } from '../../domain/ports.ts'
import { createArchive } from './archive.ts'
import { createCases } from './cases.ts'
import { createDeadlines } from './deadlines.ts'
import { createDossiers } from './dossiers.ts'
import { createDryRuns } from './dry-runs.ts'
import { createEvidence, createReceiptTimestamps, createTrustLists } from './evidence.ts'
import { createExchange } from './exchange.ts'
import { createIdempotency, createRefusals, createSessions } from './edge.ts'
import { createNotaries } from './notaries.ts'
import { createContacts, createOutbox, createWebhooks } from './outbox.ts'
import { createPayments } from './payments.ts'
import { createPublications } from './publications.ts'
import { createRegister } from './register.ts'
import { createRegistrations } from './registrations.ts'
import { createReminders } from './reminders.ts'
import { createRevaluations } from './revaluations.ts'
import { createScreenings } from './screenings.ts'
import { createShields } from './shields.ts'
import { emptyState, soon } from './state.ts'
import type { State } from './state.ts'

/** All stores without a database, for tests of what stands on them. Held against the databases' own suite. */
export function createMemoryStores(state: State = emptyState()): Stores {
  return {
    register: createRegister(state),
    dossiers: createDossiers(state),
    deadlines: createDeadlines(state),
    reminders: createReminders(state),
    payments: createPayments(state),
    revaluations: createRevaluations(state),
    cases: createCases(state),
    screenings: createScreenings(state),
    registrations: createRegistrations(state),
    exchange: createExchange(state),
    history: createHistory(state),
    idempotency: createIdempotency(),
    refusals: createRefusals(),
    sessions: createSessions(),
    notaries: createNotaries(state),
    evidence: createEvidence(state),
    receiptTimestamps: createReceiptTimestamps(),
    trustLists: createTrustLists(),
    archive: createArchive(state),
    dryRuns: createDryRuns(state),
    outbox: createOutbox(state),
    contacts: createContacts(state),
    webhooks: createWebhooks(state),
    shields: createShields(state),
    publications: createPublications(state),
  }
}

const PAGE = 200

function createHistory(state: State): HistoryStore {
  return {
    after: (transactionId, seq) =>
      soon(() =>
        state.history
          .map(({ event }) => event)
          .filter((event) => event.transactionId === transactionId && event.seq > seq)
          .slice(0, PAGE),
      ),
  }
}
