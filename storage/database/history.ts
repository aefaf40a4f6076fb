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

/** Appends the event under a key that a transaction has at most once. */
export async function append(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  key: string,
  { at, event, actorId, detail }: Occurrence,
): Promise<void> {
  await trx<HistoryRow>('history').insert({
    transaction_id: transactionId,
    event_key: key,
    at,
    event,
    actor_id: actorId,
    detail: toJson(detail),
  })
}

/** Whether the transaction's history has an event under this key. */
export async function hasHappened(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  key: string,
): Promise<boolean> {
  const row = await trx<HistoryRow>('history')
    .where({ transaction_id: transactionId, event_key: key })
    .first('seq')
  return row !== undefined
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
