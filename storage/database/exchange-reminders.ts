import type { Knex } from 'knex'
import { askedIn } from '../../domain/exchange/asked.ts'
import { expiryReminders } from '../../domain/exchange/expiry.ts'
import type { ExpiryReminder } from '../../domain/exchange/expiry.ts'
import { documentExpiring, documentsUnanswered } from '../../domain/exchange/letters.ts'
import { partiesOf } from '../../domain/exchange/parties.ts'
import { unansweredReminders } from '../../domain/exchange/unanswered.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { Amendment } from '../../domain/ports.ts'
import { isPrepared } from '../../domain/transaction/filing.ts'
import { unansweredEvent } from '../unanswered.ts'
import { amendmentsOf } from './amendments.ts'
import { actOn } from './act.ts'
import { appendOnce } from './history.ts'
import { enqueue } from './outbox.ts'
import { DOSSIER_COLUMNS } from './rows.ts'
import type { DossierRow } from './rows.ts'
import { standingOf } from './standing.ts'
import type { Standing } from './standing.ts'

/** Of documents that end. */
export function remindOfExpiries(
  knex: Knex,
  transactionId: TransactionId,
  at: Instant,
): Promise<Instant | null> {
  const look = ({ documents }: Standing): Reminding<ExpiryReminder> => expiryReminders(documents, at)
  return remind(knex, transactionId, look, async (trx, dossier, standing, reminder) => {
    const { documentId, slot, validUntil, daysBefore } = reminder
    const asked = askedIn(standing).find((one) => one.slot === slot)
    const key = `expiring/${documentId}/${daysBefore}`
    const detail = { documentId, slot, until: validUntil }
    const event = { at, event: 'document-expiring', actorId: null, detail } as const
    if (asked === undefined || !(await appendOnce(trx, transactionId, key, event))) return
    const party = partiesOf(standing.terms).find(({ key: of }) => of === asked.of)
    const told = { transactionId, at, party, notaryId: dossier.notary_id, asked, reminder }
    await enqueue(trx, documentExpiring(told))
  })
}

/** Of what parties have not answered. */
export function remindOfUnanswered(
  knex: Knex,
  transactionId: TransactionId,
  at: Instant,
): Promise<Instant | null> {
  return remind(
    knex,
    transactionId,
    (standing) => unansweredReminders(standing, at),
    async (trx, { notary_id: notaryId }, _, reminder) => {
      if (!(await appendOnce(trx, transactionId, reminder.key, unansweredEvent(reminder, at)))) return
      await enqueue(trx, documentsUnanswered({ transactionId, at, notaryId, reminder }))
    },
  )
}

interface Exchanged extends Standing {
  readonly amendments: readonly Amendment[]
}

async function exchangedIn(knex: Knex, row: DossierRow): Promise<Exchanged> {
  const standing = await standingOf(knex, row)
  return { ...standing, amendments: await amendmentsOf(knex, row.transaction_id) }
}

interface Reminding<Due> {
  readonly due: readonly Due[]
  readonly next: Instant | null
}

/** Looks first, because as a rule nothing is due; who is reminded is settled within the commit. */
async function remind<Due>(
  knex: Knex,
  transactionId: TransactionId,
  look: (exchanged: Exchanged) => Reminding<Due>,
  tell: (trx: Knex.Transaction, dossier: DossierRow, standing: Standing, due: Due) => Promise<void>,
): Promise<Instant | null> {
  const row = await knex<DossierRow>('dossier')
    .where({ transaction_id: transactionId })
    .first(...DOSSIER_COLUMNS)
  if (row === undefined || !isPrepared(row.stage)) return null
  const { due, next } = look(await exchangedIn(knex, row))
  if (due.length === 0) return next
  await actOn(knex, transactionId, async (trx, dossier) => {
    if (!isPrepared(dossier.stage)) return
    const standing = await exchangedIn(trx, dossier)
    for (const each of look(standing).due) await tell(trx, dossier, standing, each)
  })
  return next
}
