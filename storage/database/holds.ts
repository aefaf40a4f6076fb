import type { Knex } from 'knex'
import type { Pin, TransactionId } from '../../domain/ids.ts'
import type { ParcelHolder } from '../../domain/ports.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import { STAGES } from '../../domain/transaction/stages.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import { violates } from './commit.ts'
import { fromJson } from './json.ts'
import type { DossierRow } from './rows.ts'

interface HoldRow {
  readonly pin: Pin
  readonly transaction_id: TransactionId
}

/** Takes or frees the transaction's parcels, as the stage that it moves to asks. */
export async function holdParcels(trx: Knex.Transaction, dossier: DossierRow, stage: Stage): Promise<void> {
  const [held, holds] = [STAGES[dossier.stage].holdsParcel, STAGES[stage].holdsParcel]
  const { transaction_id, terms } = dossier
  if (held && !holds) await trx<HoldRow>('parcel_hold').where({ transaction_id }).delete()
  if (held || !holds) return
  // In the order of their PINs, so that two exchanges of the same parcels do not wait for each other.
  for (const pin of pinsOf(fromJson(terms))) {
    await trx<HoldRow>('parcel_hold').insert({ pin, transaction_id })
  }
}

/** Which other transaction holds a parcel of this one, by its receipt: the first in rank, if several do. */
export async function holderOf(knex: Knex, transactionId: TransactionId): Promise<ParcelHolder | undefined> {
  const dossier = await knex<DossierRow>('dossier').where({ transaction_id: transactionId }).first('terms')
  if (dossier === undefined) return undefined
  const row = await knex<HoldRow>('parcel_hold')
    .join('dossier', 'dossier.transaction_id', 'parcel_hold.transaction_id')
    .whereIn('parcel_hold.pin', [...pinsOf(fromJson(dossier.terms))])
    .whereNot('parcel_hold.transaction_id', transactionId)
    .orderBy(['dossier.lodged_at', 'dossier.receipt_number', 'parcel_hold.pin'])
    .first<ParcelHolder | undefined>({
      pin: 'parcel_hold.pin',
      receipt: 'dossier.receipt_number',
      since: 'dossier.lodged_at',
    })
  return row && { pin: row.pin, receipt: row.receipt, since: row.since }
}

/** Which transaction holds the parcel. */
export async function underWayOn(knex: Knex, pin: Pin): Promise<TransactionId | undefined> {
  return (await knex<HoldRow>('parcel_hold').where({ pin }).first('transaction_id'))?.transaction_id
}

/** Whether the error says that another transaction holds a parcel. */
export function isHeldAlready(error: unknown): boolean {
  return violates(error, 'parcel_hold_pkey', 'parcel_hold.pin')
}
