import type { Knex } from 'knex'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { fromJson } from '../json.ts'
import type { Json } from '../json.ts'
import type { Step } from './dialect.ts'

interface DossierNow {
  readonly transaction_id: string
  readonly terms: Json<Terms>
}

/** Who is a party to which dossier by the terms of now, so that whoever logs in finds his own. */
export const dossierParties: Step = {
  name: '029-dossier-parties',
  statements: (dialect) => [
    `create table dossier_party (
      transaction_id ${dialect.text} not null references dossier (transaction_id),
      person_id ${dialect.text} not null,
      primary key (transaction_id, person_id)
    )`,
    `create index dossier_party_person on dossier_party (person_id)`,
  ],
  async convert(knex) {
    const dossiers = await knex<DossierNow>('dossier').select('transaction_id', 'terms')
    for (const { transaction_id, terms } of dossiers) await nameParties(knex, transaction_id, fromJson(terms))
  },
}

async function nameParties(knex: Knex, transaction_id: string, { parties }: Terms): Promise<void> {
  for (const person_id of new Set(parties.map(({ id }) => id))) {
    await knex('dossier_party').insert({ transaction_id, person_id })
  }
}
