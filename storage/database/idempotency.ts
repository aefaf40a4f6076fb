import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import type { Claimed, IdempotencyStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { commit } from './commit.ts'

interface IdempotencyRow {
  readonly actor_id: string
  readonly idempotency_key: string
  readonly fingerprint: Sha256
  readonly claimed_at: Instant
  readonly status: number | null
  readonly body: string | null
}

export function createIdempotency(knex: Knex): IdempotencyStore {
  return {
    claim: (actorId, key, fingerprint, at) =>
      commit(knex, async (trx) => {
        const claimed = await trx<IdempotencyRow>('idempotency')
          .insert({ actor_id: actorId, idempotency_key: key, fingerprint, claimed_at: at })
          .onConflict(['actor_id', 'idempotency_key'])
          .ignore()
          .returning('idempotency_key')
        return claimed.length > 0 ? { state: 'new' } : earlier(trx, actorId, key, fingerprint)
      }),
    complete: (actorId, key, status, body) =>
      commit(knex, async (trx) => {
        await trx<IdempotencyRow>('idempotency')
          .where({ actor_id: actorId, idempotency_key: key })
          .whereNull('status')
          .update({ status, body })
      }),
  }
}

async function earlier(
  trx: Knex.Transaction,
  actorId: string,
  key: string,
  fingerprint: Sha256,
): Promise<Claimed> {
  const row = await trx<IdempotencyRow>('idempotency')
    .where({ actor_id: actorId, idempotency_key: key })
    .first('fingerprint', 'status', 'body')
  if (row?.fingerprint !== fingerprint) {
    throw new Refusal('idempotency-key-reused', 'This Idempotency-Key was used for another request')
  }
  if (row.status === null || row.body === null) return { state: 'started' }
  return { state: 'done', status: row.status, body: row.body }
}
