import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { DossierStore, JudgedAs } from '../../domain/ports.ts'
import type { Dossier, DossierSummary } from '../../domain/transaction/dossier.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { principalsOf } from '../../domain/transaction/sides.ts'
import { snapshot } from './commit.ts'
import { documentsOf } from './document-rows.ts'
import { findExtractRow, standingFrom } from './extracts.ts'
import { fromJson } from './json.ts'
import { noticesOf } from './notices.ts'
import { requestsOf } from './requests.ts'
import type { DossierRow, LodgingRow } from './rows.ts'

/* Dossiers as their readers see them. */

export function findDossier(knex: Knex, transactionId: TransactionId): Promise<Dossier | undefined> {
  return snapshot(knex, (trx) => readDossier(trx, transactionId))
}

export async function listOf(knex: Knex, notaryId: string): Promise<readonly DossierSummary[]> {
  const rows = await knex<DossierRow>('dossier')
    .where({ notary_id: notaryId })
    .orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'transaction_id' }])
    .select('transaction_id', 'kind', 'stage', 'pin', 'terms', 'opened_at', 'receipt_number')
  return rows.map((row) => ({
    transactionId: row.transaction_id,
    kind: row.kind,
    stage: row.stage,
    pin: row.pin,
    parties: principalsOf(KINDS[row.kind], fromJson(row.terms)),
    openedAt: row.opened_at,
    receiptNumber: row.receipt_number,
  }))
}

/** What we sealed has one dossier; of several that lodged the same deed, the registered one, else the newest. */
export function findByDocument(knex: Knex, sha256: Sha256): ReturnType<DossierStore['findByDocument']> {
  return snapshot(knex, async (trx) => {
    const found = (await sealedAs(trx, sha256)) ?? (await lodgedWith(trx, sha256))
    const dossier = found && (await readDossier(trx, found.transaction_id))
    return dossier && { dossier, as: found.as }
  })
}

interface Found {
  readonly transaction_id: TransactionId
  readonly as: JudgedAs
}

async function sealedAs(trx: Knex.Transaction, sha256: Sha256): Promise<Found | undefined> {
  const row = await trx<DossierRow>('dossier')
    .where({ certificate_sha256: sha256 })
    .orWhere({ receipt_sha256: sha256 })
    .first('transaction_id', 'receipt_sha256')
  if (row === undefined) return undefined
  const { transaction_id } = row
  return { transaction_id, as: row.receipt_sha256 === sha256 ? 'receipt' : 'certificate' }
}

async function lodgedWith(trx: Knex.Transaction, sha256: Sha256): Promise<Found | undefined> {
  const row = await trx<LodgingRow>('lodging')
    .join('dossier', 'dossier.transaction_id', 'lodging.transaction_id')
    .where('lodging.deed_sha256', sha256)
    .orderByRaw('case when dossier.registered_at is null then 1 else 0 end, lodging.at desc')
    .orderBy('lodging.transaction_id')
    .first<Pick<Found, 'transaction_id'> | undefined>('lodging.transaction_id as transaction_id')
  return row && { transaction_id: row.transaction_id, as: 'deed' }
}

async function readDossier(
  trx: Knex.Transaction,
  transactionId: TransactionId,
): Promise<Dossier | undefined> {
  const row = await findExtractRow(trx, transactionId)
  if (row === undefined) return undefined
  return {
    ...standingFrom(row),
    documents: await documentsOf(trx, transactionId),
    requests: await requestsOf(trx, transactionId),
    notices: await noticesOf(trx, transactionId),
  }
}
