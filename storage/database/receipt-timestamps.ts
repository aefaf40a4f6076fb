import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { ReceiptTimestamp, ReceiptTimestampStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { insist } from './commit.ts'

interface TimestampRow {
  readonly transaction_id: TransactionId
  readonly round: number
  readonly deed_sha256: Sha256
  readonly at: Instant
  readonly token_sha256: Sha256
  /** Base64. */
  readonly token: string
}

const COLUMNS = ['round', 'deed_sha256', 'at', 'token_sha256', 'token'] as const

export function createReceiptTimestamps(knex: Knex): ReceiptTimestampStore {
  return {
    record: (transactionId, timestamp) => insist(() => record(knex, transactionId, timestamp)),
    async of(transactionId) {
      const rows = await knex<TimestampRow>('receipt_timestamp')
        .where({ transaction_id: transactionId })
        .orderBy('round')
        .select(...COLUMNS)
      return rows.map(timestampFrom)
    },
  }
}

/** One statement, so it is a commit by itself. */
async function record(
  knex: Knex,
  transactionId: TransactionId,
  timestamp: ReceiptTimestamp,
): Promise<ReceiptTimestamp> {
  const { round, deedSha256, at, tokenSha256, token } = timestamp
  const key = { transaction_id: transactionId, round }
  const recorded = await knex<TimestampRow>('receipt_timestamp')
    .insert({
      ...key,
      deed_sha256: deedSha256,
      at,
      token_sha256: tokenSha256,
      token: Buffer.from(token).toString('base64'),
    })
    .onConflict(['transaction_id', 'round'])
    .ignore()
    .returning('round')
  if (recorded.length > 0) return timestamp
  const row = await knex<TimestampRow>('receipt_timestamp')
    .where(key)
    .first(...COLUMNS)
  if (row === undefined) throw new Error(`${transactionId} has no receipt timestamp ${round}`)
  return timestampFrom(row)
}

function timestampFrom(row: Omit<TimestampRow, 'transaction_id'>): ReceiptTimestamp {
  return {
    round: row.round,
    deedSha256: row.deed_sha256,
    at: row.at,
    tokenSha256: row.token_sha256,
    token: new Uint8Array(Buffer.from(row.token, 'base64')),
  }
}
