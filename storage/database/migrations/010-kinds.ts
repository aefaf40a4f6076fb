import type { Knex } from 'knex'
import { termsOfSale } from '../../../domain/transaction/older-sale.ts'
import type { Sale } from '../../../domain/transaction/older-sale.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { fromJson, toJson } from '../json.ts'
import type { Json } from '../json.ts'
import type { Step } from './dialect.ts'

interface OlderDossier {
  readonly transaction_id: string
  readonly terms: Json<Sale | Terms>
}

/** Dossiers knew nothing but sales. Their terms take the shape that all kinds share; facts with a hash stay. */
export const kinds: Step = {
  name: '010-kinds',
  statements: () => [],
  async convert(knex) {
    const dossiers = await knex<OlderDossier>('dossier').select('transaction_id', 'terms')
    for (const { transaction_id, terms } of dossiers) await reshape(knex, transaction_id, fromJson(terms))
  },
}

async function reshape(knex: Knex, transaction_id: string, terms: Sale | Terms): Promise<void> {
  if (!('vendors' in terms)) return
  await knex<OlderDossier>('dossier')
    .where({ transaction_id })
    .update({ terms: toJson(termsOfSale(terms)) })
}
