import type { Knex } from 'knex'
import type { DossierStore } from '../../domain/ports.ts'
import { refundDueEntry } from '../../domain/payment/ledger.ts'
import { endedNews } from '../../domain/message/news.ts'
import type { Instant } from '../../domain/time.ts'
import { actOnce, moveTo } from './act.ts'
import { heldIn, oweBack } from './issuing.ts'
import { enqueue, subjectOf } from './outbox.ts'
import type { DossierRow } from './rows.ts'

export function end(knex: Knex, command: Parameters<DossierStore['end']>[0]): Promise<void> {
  const { transactionId, stage, actor, reason, at } = command
  const ended = { at, event: stage, actorId: actor?.id ?? null, detail: { reason } }
  return actOnce(knex, transactionId, stage, ended, async (trx, dossier) => {
    await moveTo(trx, dossier, stage, { returned_codes: null, returned_until: null })
    await oweRefunds(trx, dossier, at)
    await enqueue(trx, ...endedNews(subjectOf(dossier), command))
  })
}

/** What is still booked as duty is owed back. Money that was only ever in suspense stays there, for a person. */
async function oweRefunds(trx: Knex.Transaction, dossier: DossierRow, at: Instant): Promise<void> {
  for (const { orderId, lines } of await heldIn(trx, dossier.transaction_id)) {
    if (lines.length > 0) await oweBack(trx, dossier, refundDueEntry(orderId, at, lines))
  }
}
