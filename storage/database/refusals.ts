import type { Knex } from 'knex'
import type { RefusalStore } from '../../domain/ports.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { commit } from './commit.ts'

interface RefusalRow {
  readonly id: number
  readonly at: Instant
  readonly code: RefusalCode
  readonly actor_id: string | null
  readonly route: string
  readonly transaction_id: string | null
}

export function createRefusals(knex: Knex): RefusalStore {
  return {
    record: ({ at, code, actorId, route, transactionId }) =>
      commit(knex, async (trx) => {
        await trx<RefusalRow>('refusal').insert({
          at,
          code,
          actor_id: actorId,
          route,
          transaction_id: transactionId,
        })
      }),
    count: async (code) => {
      const row = await knex<RefusalRow>('refusal').where({ code }).count({ total: 'id' }).first()
      return Number(row?.['total'] ?? 0)
    },
  }
}
