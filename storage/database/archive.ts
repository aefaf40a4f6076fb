import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import type { ArchivedProof, ArchiveStore, DueProof } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { commit } from './commit.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface RecordRow {
  readonly document_sha256: Sha256
  readonly n: number
  readonly record: Json<DocumentRef>
  readonly at: Instant
  readonly valid_until: Instant
}

export function createArchive(knex: Knex): ArchiveStore {
  return {
    due: (before, most) => due(knex, before, most),
    record: (proofs) =>
      commit(knex, async (trx) => {
        for (const proof of proofs) await insert(trx, proof)
      }),
    async of(documentSha256) {
      const rows = await knex<RecordRow>('evidence_record')
        .where({ document_sha256: documentSha256 })
        .orderBy('n')
        .select('document_sha256', 'n', 'record', 'at', 'valid_until')
      return rows.map(proofFrom)
    },
  }
}

type DueRow = { readonly sha256: Sha256 } & (
  Pick<RecordRow, 'n' | 'record'> | { readonly n: null; readonly record: null }
)

async function due(knex: Knex, before: Instant, most: number): Promise<readonly DueProof[]> {
  const registered = knex('dossier').whereNotNull('certificate_sha256')
  const kept = registered
    .clone()
    .select('certificate_sha256 as sha256')
    .union([
      registered
        .clone()
        .join('lodging', 'lodging.transaction_id', 'dossier.transaction_id')
        .select('lodging.deed_sha256 as sha256'),
    ])
  const rows = await knex
    .from(kept.as('kept'))
    .joinRaw(
      `left join evidence_record on evidence_record.document_sha256 = kept.sha256 and evidence_record.n =
        (select max(n) from evidence_record newer where newer.document_sha256 = kept.sha256)`,
    )
    .whereNull('evidence_record.n')
    .orWhere('evidence_record.valid_until', '<', before)
    .orderBy('kept.sha256')
    .limit(most)
    .select<DueRow[]>('kept.sha256 as sha256', 'evidence_record.n as n', 'evidence_record.record as record')
  return rows.map((row) => ({
    documentSha256: row.sha256,
    newest: row.n === null ? null : { n: row.n, record: fromJson(row.record) },
  }))
}

async function insert(trx: Knex.Transaction, proof: ArchivedProof): Promise<void> {
  const { documentSha256, n, record, at, validUntil } = proof
  await trx<RecordRow>('evidence_record')
    .insert({ document_sha256: documentSha256, n, record: toJson(record), at, valid_until: validUntil })
    .onConflict(['document_sha256', 'n'])
    .ignore()
}

function proofFrom(row: RecordRow): ArchivedProof {
  return {
    documentSha256: row.document_sha256,
    n: row.n,
    record: fromJson(row.record),
    at: row.at,
    validUntil: row.valid_until,
  }
}
