import type { Knex } from 'knex'
import { askedIn } from '../../domain/exchange/asked.ts'
import { expiryReminders } from '../../domain/exchange/expiry.ts'
import { documentExpiring } from '../../domain/exchange/letters.ts'
import { partiesOf } from '../../domain/exchange/parties.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { ExchangeStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { isPrepared } from '../../domain/transaction/filing.ts'
import { actOn } from './act.ts'
import { documentsOf } from './document-rows.ts'
import { markRead, messagesOf, unreadOf, write } from './dossier-messages.ts'
import { appendOnce } from './history.ts'
import { enqueue } from './outbox.ts'
import { findLink, linksOf, makeLink, revokeLink } from './party-links.ts'
import { askFor, takeBack } from './requests.ts'
import type { DossierRow } from './rows.ts'
import { standingOf } from './standing.ts'

export function createExchange(knex: Knex): ExchangeStore {
  return {
    askFor: (command) => askFor(knex, command),
    takeBack: (command) => takeBack(knex, command),
    makeLink: (command) => makeLink(knex, command),
    revokeLink: (command) => revokeLink(knex, command),
    linksOf: (transactionId) => linksOf(knex, transactionId),
    findLink: (codeSha256) => findLink(knex, codeSha256),
    write: (command) => write(knex, command),
    messagesOf: (transactionId, party) => messagesOf(knex, transactionId, party),
    markRead: (command) => markRead(knex, command),
    unreadOf: (notaryId) => unreadOf(knex, notaryId),
    remindOfExpiries: (transactionId, at) => remindOfExpiries(knex, transactionId, at),
  }
}

/** Looks first, because as a rule nothing is due; who is reminded is settled within the commit. */
async function remindOfExpiries(
  knex: Knex,
  transactionId: TransactionId,
  at: Instant,
): Promise<Instant | null> {
  const row = await knex<DossierRow>('dossier').where({ transaction_id: transactionId }).first('stage')
  if (row === undefined || !isPrepared(row.stage)) return null
  const { due, next } = expiryReminders(await documentsOf(knex, transactionId), at)
  if (due.length > 0) await remindNow(knex, transactionId, at)
  return next
}

function remindNow(knex: Knex, transactionId: TransactionId, at: Instant): Promise<void> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    if (!isPrepared(dossier.stage)) return
    const standing = await standingOf(trx, dossier)
    const { due } = expiryReminders(standing.documents, at)
    for (const reminder of due) {
      const { documentId, slot, validUntil, daysBefore } = reminder
      const asked = askedIn(standing).find((one) => one.slot === slot)
      const key = `expiring/${documentId}/${daysBefore}`
      const detail = { documentId, slot, until: validUntil }
      const event = { at, event: 'document-expiring', actorId: null, detail } as const
      if (asked === undefined || !(await appendOnce(trx, transactionId, key, event))) continue
      const party = partiesOf(standing.terms).find(({ key: of }) => of === asked.of)
      const told = { transactionId, at, party, notaryId: dossier.notary_id, asked, reminder }
      await enqueue(trx, documentExpiring(told))
    }
  })
}
