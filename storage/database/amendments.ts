import type { Knex } from 'knex'
import { partsLeft } from '../../domain/exchange/parties.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Amendment, AmendTerms } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { unjudgedBy } from '../../domain/transaction/filing.ts'
import { amended } from '../amending.ts'
import { actOn } from './act.ts'
import { putJudgement } from './documents.ts'
import { renameParties } from './dossier-parties.ts'
import { returnedFrom } from './extracts.ts'
import { append } from './history.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'
import { closeParts } from './party-links.ts'
import type { DossierRow, ExaminationRow } from './rows.ts'
import { standingOf } from './standing.ts'

interface AmendmentRow {
  readonly transaction_id: TransactionId
  readonly n: number
  readonly at: Instant
  readonly actor_id: string
  readonly terms_before: Json<Terms>
  readonly terms_after: Json<Terms>
}

/** Every correction stays on record with the terms before it. */
export function amend(knex: Knex, command: AmendTerms): Promise<void> {
  const { transactionId, actor, at, terms } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    const before = fromJson(dossier.terms)
    const standing = { notaryId: dossier.notary_id, stage: dossier.stage, terms: before }
    const event = amended({ ...standing, returned: returnedFrom(dossier) }, command)
    if (event === null) return
    const n = (await amendmentsOf(trx, transactionId)).length + 1
    await trx<AmendmentRow>('terms_amendment').insert({
      ...{ transaction_id: transactionId, n, at, actor_id: actor.id },
      ...{ terms_before: toJson(before), terms_after: toJson(terms) },
    })
    await trx<DossierRow>('dossier')
      .where({ transaction_id: transactionId })
      .update({ terms: toJson(terms), amended_round: await lastRound(trx, transactionId) })
    await append(trx, transactionId, `terms-amended/${n}`, event)
    await handOver(trx, dossier, command)
  })
}

/** Of the parts in which the terms name another now: who is in them, by which links, and on which papers. */
async function handOver(
  trx: Knex.Transaction,
  dossier: DossierRow,
  { transactionId, terms, actor, at }: AmendTerms,
): Promise<void> {
  const before = await standingOf(trx, dossier)
  await renameParties(trx, transactionId, terms)
  await closeParts(trx, transactionId, partsLeft(before.terms, terms), { actor, at })
  for (const document of unjudgedBy(terms, before)) await putJudgement(trx, transactionId, document)
}

export async function amendmentsOf(knex: Knex, transactionId: TransactionId): Promise<readonly Amendment[]> {
  const rows = await knex<AmendmentRow>('terms_amendment')
    .where({ transaction_id: transactionId })
    .orderBy('n')
    .select('at', 'actor_id', 'terms_before', 'terms_after')
  return rows.map((row) => ({
    ...{ at: row.at, actorId: row.actor_id },
    ...{ before: fromJson(row.terms_before), after: fromJson(row.terms_after) },
  }))
}

async function lastRound(trx: Knex.Transaction, transactionId: TransactionId): Promise<number | null> {
  const row = await trx<ExaminationRow>('examination')
    .where({ transaction_id: transactionId })
    .orderBy('round', 'desc')
    .first('round')
  return row?.round ?? null
}
