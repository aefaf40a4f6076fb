import type { Knex } from 'knex'
import type { Sha256 } from '../../domain/ids.ts'
import type { ArchivedProof, ArchiveStore, DueProof, GatheredRefs, TrustRef } from '../../domain/ports.ts'
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
  readonly evidence: Json<GatheredRefs>
  readonly trust: Json<TrustRef> | null
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
        .select('document_sha256', 'n', 'record', 'at', 'valid_until', 'evidence', 'trust')
      return rows.map(proofFrom)
    },
  }
}

const NEWEST = ['n', 'record', 'valid_until', 'evidence'] as const satisfies readonly (keyof RecordRow)[]
type Newest = Pick<RecordRow, (typeof NEWEST)[number]>

type DueRow = { readonly sha256: Sha256 } & (Newest | { readonly [Column in keyof Newest]: null })

async function due(knex: Knex, before: Instant, most: number): Promise<readonly DueProof[]> {
  const registered = knex('dossier').whereNotNull('certificate_sha256')
  const kept = registered
    .clone()
    .select('certificate_sha256 as sha256')
    .union([
      registered.clone().whereNotNull('receipt_sha256').select('receipt_sha256 as sha256'),
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
    .orderByRaw(
      'case when evidence_record.n is null then 0 else 1 end, evidence_record.valid_until, kept.sha256',
    )
    .limit(most)
    .select<DueRow[]>('kept.sha256 as sha256', ...NEWEST.map((column) => `evidence_record.${column}`))
  return rows.map(dueFrom)
}

function dueFrom({ sha256, ...newest }: DueRow): DueProof {
  if (newest.n === null) return { documentSha256: sha256, newest: null }
  const { n, record, valid_until: validUntil, evidence } = newest
  return {
    documentSha256: sha256,
    newest: { n, validUntil, record: fromJson(record), evidence: fromJson(evidence) },
  }
}

async function insert(trx: Knex.Transaction, proof: ArchivedProof): Promise<void> {
  const { documentSha256, n, record, at, validUntil, evidence, trust } = proof
  await trx<RecordRow>('evidence_record')
    .insert({
      ...{ document_sha256: documentSha256, n, at, valid_until: validUntil },
      record: toJson(record),
      evidence: toJson(evidence),
      trust: trust && toJson(trust),
    })
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
    evidence: fromJson(row.evidence),
    trust: row.trust && fromJson(row.trust),
  }
}
