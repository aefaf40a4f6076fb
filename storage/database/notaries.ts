import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import type { NotaryRoll } from '../../domain/ports.ts'
import { commit } from './commit.ts'

interface NotaryRow {
  readonly id: string
  readonly name: string
  readonly certificate_sha256: Sha256
}

export function createNotaries(knex: Knex): NotaryRoll {
  return {
    enrol: ({ id, name, certificateSha256 }) =>
      commit(knex, async (trx) => {
        await trx<NotaryRow>('notary')
          .insert({ id, name, certificate_sha256: certificateSha256 })
          .onConflict('id')
          .merge(['name', 'certificate_sha256'])
      }),
    find: async (id) => {
      const row = await knex<NotaryRow>('notary').where({ id }).first('name', 'certificate_sha256')
      return row && { id, name: row.name, certificateSha256: row.certificate_sha256 }
    },
  }
}
