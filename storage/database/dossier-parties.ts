import type { Knex } from 'knex'
import type { PersonId, TransactionId } from '../../domain/ids.ts'
import type { Terms } from '../../domain/transaction/terms.ts'

interface PartyRow {
  readonly transaction_id: TransactionId
  readonly person_id: PersonId
}

/** Writes down whom the first terms name, within the commit that opens the dossier. */
export async function nameParties(
  trx: Knex.Transaction,
  transaction_id: TransactionId,
  { parties }: Pick<Terms, 'parties'>,
): Promise<void> {
  const named = [...new Set(parties.map(({ id }) => id))].toSorted()
  if (named.length === 0) return
  await trx<PartyRow>('dossier_party').insert(named.map((person_id) => ({ transaction_id, person_id })))
}

/** Writes down whom the terms name from now on, within the commit that corrects them. */
export async function renameParties(
  trx: Knex.Transaction,
  transaction_id: TransactionId,
  terms: Pick<Terms, 'parties'>,
): Promise<void> {
  await trx<PartyRow>('dossier_party').where({ transaction_id }).delete()
  await nameParties(trx, transaction_id, terms)
}

/** The dossiers whose terms name somebody now, newest first. */
export async function namedIn(knex: Knex, person_id: PersonId): Promise<readonly TransactionId[]> {
  const rows = await knex<PartyRow>('dossier_party')
    .join('dossier', 'dossier.transaction_id', 'dossier_party.transaction_id')
    .where({ person_id })
    .orderBy([{ column: 'dossier.opened_at', order: 'desc' }, { column: 'dossier.transaction_id' }])
    .select<{ readonly id: TransactionId }[]>('dossier.transaction_id as id')
  return rows.map(({ id }) => id)
}
