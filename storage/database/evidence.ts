import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import type { EvidenceRefs, EvidenceStore, Judged, JudgedAs, TrustRef } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { DocumentRef } from '../../domain/transaction/document.ts'
import { commit } from './commit.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface VerdictRow {
  readonly transaction_id: TransactionId
  readonly purpose: JudgedAs
  readonly round: number
  readonly document: Json<DocumentRef>
  readonly evidence: Json<EvidenceRefs>
  readonly trust: Json<TrustRef>
  readonly policy: string
  readonly at: Instant
  readonly verifier_version: string
  readonly verdict: string
}

const COLUMNS = [
  'purpose',
  'round',
  'document',
  'evidence',
  'trust',
  'policy',
  'at',
  'verifier_version',
  'verdict',
] as const satisfies readonly (keyof VerdictRow)[]

export function createEvidence(knex: Knex): EvidenceStore {
  return {
    record: (transactionId, judged) => commit(knex, (trx) => recordJudged(trx, transactionId, judged)),
    async of(transactionId) {
      const rows = await knex<VerdictRow>('verdict')
        .where({ transaction_id: transactionId })
        .orderByRaw(`case purpose when 'deed' then 1 when 'receipt' then 2 else 3 end, round`)
        .select(...COLUMNS)
      return rows.map(judgedFrom)
    },
  }
}

/** Within another commit: what was concluded and what it rests on are recorded together or not at all. */
export async function recordJudged(
  trx: Knex.Transaction,
  transactionId: TransactionId,
  judged: Judged,
): Promise<Judged> {
  const { purpose, round, document, evidence, trust, policy, at, verifierVersion, verdict } = judged
  const key = { transaction_id: transactionId, purpose, round }
  const recorded = await trx<VerdictRow>('verdict')
    .insert({
      ...key,
      document: toJson(document),
      evidence: toJson(evidence),
      trust: toJson(trust),
      policy,
      at,
      verifier_version: verifierVersion,
      verdict,
    })
    .onConflict(['transaction_id', 'purpose', 'round'])
    .ignore()
    .returning('round')
  if (recorded.length > 0) return judged
  const row = await trx<VerdictRow>('verdict')
    .where(key)
    .first(...COLUMNS)
  if (row === undefined) throw new Error(`${transactionId} has no verdict ${purpose} ${round}`)
  return judgedFrom(row)
}

function judgedFrom(row: Omit<VerdictRow, 'transaction_id'>): Judged {
  return {
    purpose: row.purpose,
    round: row.round,
    document: fromJson(row.document),
    evidence: fromJson(row.evidence),
    trust: fromJson(row.trust),
    policy: row.policy,
    at: row.at,
    verifierVersion: row.verifier_version,
    verdict: row.verdict,
  }
}
