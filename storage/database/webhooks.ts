import type { Knex } from 'knex'
import { renewed } from '../../domain/message/webhook-secrets.ts'
import type { WebhookEndpoint, WebhookStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { commit } from './commit.ts'

export interface EndpointRow {
  readonly endpoint_id: string
  readonly notary_id: string
  readonly url: string
  readonly registered_at: Instant
  readonly secret_id: string | null
  readonly former_secret_id: string | null
  /** Null while there is no former secret. */
  readonly former_until: Instant | null
  readonly removed_at: Instant | null
}

export const ENDPOINT_COLUMNS = [
  ...(['endpoint_id', 'notary_id', 'url', 'registered_at'] as const),
  ...(['secret_id', 'former_secret_id', 'former_until'] as const),
] as const

export function endpointFrom(row: Omit<EndpointRow, 'removed_at'>): WebhookEndpoint {
  return {
    endpointId: row.endpoint_id,
    notaryId: row.notary_id,
    url: row.url,
    registeredAt: row.registered_at,
    secretId: row.secret_id,
    former: row.former_until && { secretId: row.former_secret_id, until: row.former_until },
  }
}

export function createWebhooks(knex: Knex): WebhookStore {
  return {
    register: ({ endpointId, notaryId, url, registeredAt }) =>
      commit(knex, async (trx) => {
        await trx<EndpointRow>('webhook_endpoint')
          .insert({
            endpoint_id: endpointId,
            notary_id: notaryId,
            url,
            registered_at: registeredAt,
            ...{ secret_id: null, former_secret_id: null, former_until: null },
            removed_at: null,
          })
          .onConflict('endpoint_id')
          .ignore()
      }),
    async listOf(notaryId) {
      const rows = await knex<EndpointRow>('webhook_endpoint')
        .where({ notary_id: notaryId })
        .whereNull('removed_at')
        .orderBy(['registered_at', 'endpoint_id'])
        .select(...ENDPOINT_COLUMNS)
      return rows.map(endpointFrom)
    },
    remove: (endpointId, at) =>
      commit(knex, async (trx) => {
        await trx<EndpointRow>('webhook_endpoint')
          .where({ endpoint_id: endpointId })
          .whereNull('removed_at')
          .update({ removed_at: at })
      }),
    renewSecret: (endpointId, secretId, at) =>
      commit(knex, async (trx) => {
        const where = { endpoint_id: endpointId }
        const row = await trx<EndpointRow>('webhook_endpoint')
          .where(where)
          .forUpdate()
          .first(...ENDPOINT_COLUMNS)
        if (row === undefined) return
        const { secretId: current, former } = renewed(endpointFrom(row), secretId, at)
        await trx<EndpointRow>('webhook_endpoint')
          .where(where)
          .update({
            ...{ secret_id: current, former_secret_id: former?.secretId ?? null },
            former_until: former?.until ?? null,
          })
      }),
  }
}
