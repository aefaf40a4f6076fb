import type { Knex } from 'knex'
import type { WebhookEndpoint, WebhookStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { commit } from './commit.ts'

export interface EndpointRow {
  readonly endpoint_id: string
  readonly notary_id: string
  readonly url: string
  readonly registered_at: Instant
  readonly removed_at: Instant | null
}

export function endpointFrom(row: Omit<EndpointRow, 'removed_at'>): WebhookEndpoint {
  return {
    endpointId: row.endpoint_id,
    notaryId: row.notary_id,
    url: row.url,
    registeredAt: row.registered_at,
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
        .select('endpoint_id', 'notary_id', 'url', 'registered_at')
      return rows.map(endpointFrom)
    },
    remove: (endpointId, at) =>
      commit(knex, async (trx) => {
        await trx<EndpointRow>('webhook_endpoint')
          .where({ endpoint_id: endpointId })
          .whereNull('removed_at')
          .update({ removed_at: at })
      }),
  }
}
