import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import type { TrustListStore, TrustListVersion } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { commit } from './commit.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface TrustListRow {
  readonly id: string
  readonly version: number
  readonly sha256: Sha256
  readonly issued_at: Instant
  readonly object: Json<DocumentRef>
  readonly seen_at: Instant
}

export function createTrustLists(knex: Knex): TrustListStore {
  return {
    record: (list) => commit(knex, (trx) => record(trx, list)),
    async newest(id) {
      const row = await knex<TrustListRow>('trust_list')
        .where({ id })
        .orderBy('version', 'desc')
        .first('version', 'issued_at', 'object', 'seen_at')
      return (
        row && {
          ...{ id, version: row.version, issuedAt: row.issued_at, seenAt: row.seen_at },
          object: fromJson(row.object),
        }
      )
    },
  }
}

async function record(
  trx: Knex.Transaction,
  { id, version, issuedAt, object, seenAt }: TrustListVersion,
): Promise<void> {
  await trx<TrustListRow>('trust_list')
    .insert({
      ...{ id, version, sha256: object.sha256, issued_at: issuedAt, seen_at: seenAt },
      object: toJson(object),
    })
    .onConflict(['id', 'version'])
    .ignore()
  const known = await trx<TrustListRow>('trust_list').where({ id, version }).first('sha256')
  if (known?.sha256 !== object.sha256) throw new Error(`The trust list ${id} has two versions ${version}`)
}
