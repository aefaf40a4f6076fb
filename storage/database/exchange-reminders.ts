import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { isPrepared } from '../../domain/transaction/filing.ts'
import { remindersIn } from '../reminders.ts'
import type { Exchanged } from '../reminders.ts'
import { actOn } from './act.ts'
import { amendmentsOf } from './amendments.ts'
import { appendOnce } from './history.ts'
import { enqueue } from './outbox.ts'
import { DOSSIER_COLUMNS } from './rows.ts'
import type { DossierRow } from './rows.ts'
import { standingOf } from './standing.ts'

/** Looks first, because as a rule nothing is due; who is reminded is settled within the commit. */
export async function remind(knex: Knex, transactionId: TransactionId, at: Instant): Promise<Instant | null> {
  const row = await knex<DossierRow>('dossier')
    .where({ transaction_id: transactionId })
    .first(...DOSSIER_COLUMNS)
  if (row === undefined || !isPrepared(row.stage)) return null
  const { due, next } = remindersIn(await exchangedIn(knex, row), at)
  if (due.length > 0) await remindNow(knex, transactionId, at)
  return next
}

function remindNow(knex: Knex, transactionId: TransactionId, at: Instant): Promise<void> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    if (!isPrepared(dossier.stage)) return
    const { due } = remindersIn(await exchangedIn(trx, dossier), at)
    for (const { key, event, letter } of due) {
      if (await appendOnce(trx, transactionId, key, event)) await enqueue(trx, letter)
    }
  })
}

async function exchangedIn(knex: Knex, row: DossierRow): Promise<Exchanged> {
  const { transaction_id: transactionId, notary_id: notaryId } = row
  const standing = await standingOf(knex, row)
  return { ...standing, transactionId, notaryId, amendments: await amendmentsOf(knex, transactionId) }
}
