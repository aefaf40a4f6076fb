import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { HistoryStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { EventName, HistoryEvent } from '../../domain/transaction/history.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface HistoryRow {
  readonly seq: number
  readonly transaction_id: TransactionId
  readonly event_key: string
  readonly at: Instant
  readonly event: EventName
  readonly actor_id: string | null
  readonly detail: Json<HistoryEvent['detail']>
}

/** An event before the register has given it its place. */
export type Occurrence = Omit<HistoryEvent, 'seq' | 'transactionId'>

const PAGE = 200

/** Appends the event under a key that a transaction has at most once; a second one is a fault. */
export async function append(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  key: string,
  occurrence: Occurrence,
): Promise<void> {
  await trx<HistoryRow>('history').insert(rowOf(transactionId, key, occurrence))
}

/** Appends the event unless the transaction has one under this key; answers whether it had none. */
export async function appendOnce(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  key: string,
  occurrence: Occurrence,
): Promise<boolean> {
  const appended = await trx<HistoryRow>('history')
    .insert(rowOf(transactionId, key, occurrence))
    .onConflict(['transaction_id', 'event_key'])
    .ignore()
    .returning('seq')
  return appended.length > 0
}

function rowOf(
  transactionId: TransactionId,
  key: string,
  { at, event, actorId, detail }: Occurrence,
): Omit<HistoryRow, 'seq'> {
  return {
    transaction_id: transactionId,
    event_key: key,
    at,
    event,
    actor_id: actorId,
    detail: toJson(detail),
  }
}

export function createHistory(knex: Knex): HistoryStore {
  return {
    after: async (transactionId, seq) => {
      const rows = await knex<HistoryRow>('history')
        .where({ transaction_id: transactionId })
        .andWhere('seq', '>', seq)
        .orderBy('seq')
        .limit(PAGE)
        .select('seq', 'transaction_id', 'at', 'event', 'actor_id', 'detail')
      return rows.map((row) => ({
        seq: row.seq,
        transactionId: row.transaction_id,
        at: row.at,
        event: row.event,
        actorId: row.actor_id,
        detail: fromJson(row.detail),
      }))
    },
  }
}
