import type { Knex } from 'knex'
import type { Role } from '../../domain/actor.ts'
import type { Nic, Sha256 } from '../../domain/ids.ts'
import type { SessionStore } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { commit } from './commit.ts'

interface SessionRow {
  readonly id_sha256: Sha256
  readonly actor_id: string
  readonly actor_role: Role
  readonly works_for: string | null
  readonly nic: Nic | null
  readonly name: string
  readonly created_at: Instant
  readonly last_seen_at: Instant
}

export function createSessions(knex: Knex): SessionStore {
  return {
    create: ({ idSha256, actor, name, createdAt, lastSeenAt }) =>
      commit(knex, async (trx) => {
        await trx<SessionRow>('session')
          .insert({
            id_sha256: idSha256,
            actor_id: actor.id,
            actor_role: actor.role,
            works_for: actor.worksFor ?? null,
            nic: actor.nic ?? null,
            name,
            created_at: createdAt,
            last_seen_at: lastSeenAt,
          })
          .onConflict('id_sha256')
          .ignore()
      }),
    find: async (idSha256) => {
      const row = await knex<SessionRow>('session')
        .where({ id_sha256: idSha256 })
        .first('actor_id', 'actor_role', 'works_for', 'nic', 'name', 'created_at', 'last_seen_at')
      return (
        row && {
          idSha256,
          actor: {
            ...{ id: row.actor_id, role: row.actor_role },
            ...(row.works_for !== null && { worksFor: row.works_for }),
            ...(row.nic !== null && { nic: row.nic }),
          },
          name: row.name,
          createdAt: row.created_at,
          lastSeenAt: row.last_seen_at,
        }
      )
    },
    touch: (idSha256, at) =>
      commit(knex, async (trx) => {
        await trx<SessionRow>('session')
          .where({ id_sha256: idSha256 })
          .andWhere('last_seen_at', '<', at)
          .update({ last_seen_at: at })
      }),
    end: (idSha256) =>
      commit(knex, async (trx) => {
        await trx<SessionRow>('session').where({ id_sha256: idSha256 }).delete()
      }),
  }
}
