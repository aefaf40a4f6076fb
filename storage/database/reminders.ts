import type { Knex } from 'knex'
import { reminderDue } from '../../domain/deadlines/reminders.ts'
import { runningDeadline } from '../../domain/deadlines/running.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { ReminderStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { isPrepared } from '../../domain/transaction/filing.ts'
import { deadlineReminders, documentReminders, NONE, together } from '../reminders.ts'
import type { Exchanged, Reminders } from '../reminders.ts'
import { actOn } from './act.ts'
import { amendmentsOf } from './amendments.ts'
import { deadlinesOf } from './deadlines.ts'
import { appendOnce } from './history.ts'
import { unpaidNotices } from './notices.ts'
import { enqueue, subjectOf } from './outbox.ts'
import { DOSSIER_COLUMNS } from './rows.ts'
import type { DossierRow } from './rows.ts'
import { standingOf } from './standing.ts'

export function createReminders(knex: Knex): ReminderStore {
  return { remind: (transactionId, at) => remind(knex, transactionId, at) }
}

/** Looks first, because as a rule nothing is due; who is reminded is settled within the commit. */
async function remind(knex: Knex, transactionId: TransactionId, at: Instant): Promise<Instant | null> {
  const dossier = await knex<DossierRow>('dossier')
    .where({ transaction_id: transactionId })
    .first(...DOSSIER_COLUMNS)
  if (dossier === undefined) return null
  const { due, next } = await remindersOn(knex, dossier, at)
  if (due.length > 0) await remindNow(knex, transactionId, at)
  return next
}

function remindNow(knex: Knex, transactionId: TransactionId, at: Instant): Promise<void> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    const { due } = await remindersOn(trx, dossier, at)
    for (const { key, event, letters } of due) {
      if (await appendOnce(trx, transactionId, key, event)) await enqueue(trx, ...letters)
    }
  })
}

async function remindersOn(knex: Knex, dossier: DossierRow, at: Instant): Promise<Reminders> {
  const ofDeadline = await ofDeadlineOn(knex, dossier, at)
  if (!isPrepared(dossier.stage)) return ofDeadline
  return together(ofDeadline, documentReminders(await exchangedIn(knex, dossier), at))
}

async function ofDeadlineOn(knex: Knex, dossier: DossierRow, at: Instant): Promise<Reminders> {
  const { transaction_id: transactionId, stage } = dossier
  const running = runningDeadline(stage, await deadlinesOf(knex, transactionId))
  if (running === undefined) return NONE
  // As a rule nobody is reminded, and the notices need not be read.
  const unpaid = reminderDue(running, at) === undefined ? [] : await unpaidNotices(knex, transactionId)
  return deadlineReminders(subjectOf(dossier), { running, unpaid }, at)
}

async function exchangedIn(knex: Knex, row: DossierRow): Promise<Exchanged> {
  const { transaction_id: transactionId, notary_id: notaryId } = row
  const standing = await standingOf(knex, row)
  return { ...standing, transactionId, notaryId, amendments: await amendmentsOf(knex, transactionId) }
}
