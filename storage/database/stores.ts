import type { Knex } from 'knex'
import type { Stores } from '../../domain/ports.ts'
import { createArchive } from './archive.ts'
import { tellingAway } from './away.ts'
import { createCases } from './cases.ts'
import { createContacts } from './contacts.ts'
import { createDeadlines } from './deadlines.ts'
import { createDossiers } from './dossiers.ts'
import { createDryRuns } from './dry-runs.ts'
import { createEvidence } from './evidence.ts'
import { createExchange } from './exchange.ts'
import { createHistory } from './history.ts'
import { createIdempotency } from './idempotency.ts'
import { createNotaries } from './notaries.ts'
import { createOutbox } from './outbox.ts'
import { createPayments } from './payments.ts'
import { createPublications } from './publications.ts'
import { createReceiptTimestamps } from './receipt-timestamps.ts'
import { createRefusals } from './refusals.ts'
import { createRegister } from './register.ts'
import { createRegistrations } from './registrations.ts'
import { createReminders } from './reminders.ts'
import { createRevaluations } from './revaluations.ts'
import { createScreenings } from './screenings.ts'
import { createShields } from './shields.ts'
import { createSessions } from './sessions.ts'
import { createTrustLists } from './trust-lists.ts'
import { createWebhooks } from './webhooks.ts'

/** All repositories of one migrated database. Each throws `DatabaseAway` when the connection breaks. */
export function createStores(knex: Knex): Stores {
  return tellingAway({
    register: createRegister(knex),
    dossiers: createDossiers(knex),
    deadlines: createDeadlines(knex),
    reminders: createReminders(knex),
    payments: createPayments(knex),
    revaluations: createRevaluations(knex),
    cases: createCases(knex),
    screenings: createScreenings(knex),
    registrations: createRegistrations(knex),
    exchange: createExchange(knex),
    history: createHistory(knex),
    idempotency: createIdempotency(knex),
    refusals: createRefusals(knex),
    sessions: createSessions(knex),
    notaries: createNotaries(knex),
    evidence: createEvidence(knex),
    receiptTimestamps: createReceiptTimestamps(knex),
    trustLists: createTrustLists(knex),
    archive: createArchive(knex),
    dryRuns: createDryRuns(knex),
    outbox: createOutbox(knex),
    contacts: createContacts(knex),
    webhooks: createWebhooks(knex),
    shields: createShields(knex),
    publications: createPublications(knex),
  })
}
