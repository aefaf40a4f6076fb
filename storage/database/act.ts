import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { advance } from '../../domain/transaction/stages.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import { commit } from './commit.ts'
import { appendOnce } from './history.ts'
import type { Occurrence } from './history.ts'
import { holdParcels } from './holds.ts'
import { DOSSIER_COLUMNS } from './rows.ts'
import type { DossierRow } from './rows.ts'

/**
 * One commit upon one dossier, which it locks first: whatever happens to a transaction happens in a row.
 * Throws `transaction-not-found`.
 */
export function actOn<T>(
  knex: Knex,
  transactionId: TransactionId,
  work: (trx: Knex.Transaction, dossier: DossierRow) => Promise<T>,
): Promise<T> {
  return commit(knex, async (trx) => {
    const dossier = await trx<DossierRow>('dossier')
      .where({ transaction_id: transactionId })
      .forUpdate()
      .first(...DOSSIER_COLUMNS)
    if (dossier === undefined) {
      throw new Refusal('transaction-not-found', 'There is no such transaction', { transactionId })
    }
    return work(trx, dossier)
  })
}

/**
 * Appends the event and has the effect, unless the history has an event under this key: then it has been
 * done, and nothing is done again. What the effect throws takes the event back.
 */
export function actOnce(
  knex: Knex,
  transactionId: TransactionId,
  key: string,
  occurrence: Occurrence,
  effect: (trx: Knex.Transaction, dossier: DossierRow) => Promise<void>,
): Promise<void> {
  return actOn(knex, transactionId, async (trx, dossier) => {
    if (await appendOnce(trx, transactionId, key, occurrence)) await effect(trx, dossier)
  })
}

/**
 * Moves the dossier on by the stage table, with what is written beside, and takes or frees its parcels.
 * Throws `illegal-transition`.
 */
export async function moveTo(
  trx: Knex.Transaction,
  dossier: DossierRow,
  stage: Stage,
  changes: Partial<DossierRow> = {},
): Promise<void> {
  const next = advance(dossier.stage, stage)
  await trx<DossierRow>('dossier')
    .where({ transaction_id: dossier.transaction_id })
    .update({ ...changes, stage: next })
  await holdParcels(trx, dossier, next)
}
