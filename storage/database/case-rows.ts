import type { Knex } from 'knex'
import type { Sha256, TransactionId } from '../../domain/ids.ts'
import type { StoredCase } from '../../domain/ports.ts'
import type { CaseDecision, Decision, Outcome } from '../../domain/review/decision.ts'
import type { Reason } from '../../domain/review/reasons.ts'
import { factsFrom } from '../../domain/screening/older-facts.ts'
import type { Screened, ScreeningFacts } from '../../domain/screening/rule.ts'
import type { Instant } from '../../domain/time.ts'
import { groupBy } from './group-by.ts'
import { fromJson } from './json.ts'
import type { Json } from './json.ts'

export interface CaseRow {
  readonly case_id: string
  readonly transaction_id: TransactionId
  readonly opened_at: Instant
  readonly flags: Json<readonly Screened[]>
  readonly facts: Json<ScreeningFacts>
  readonly facts_sha256: Sha256
  readonly rules_version: string
  readonly claimed_by: string | null
  readonly outcome: Outcome | null
  readonly decided_at: Instant | null
}

export interface DecisionRow {
  readonly case_id: string
  readonly n: number
  readonly officer_id: string
  readonly decision: Decision
  readonly reasons: Json<readonly Reason[]>
  readonly note: string
  readonly at: Instant
  readonly outcome: Outcome
}

const CASE_COLUMNS = [
  'case_id',
  'transaction_id',
  'opened_at',
  'flags',
  'facts',
  'facts_sha256',
  'rules_version',
  'claimed_by',
  'outcome',
] as const satisfies readonly (keyof CaseRow)[]

type ReadCase = Pick<CaseRow, (typeof CASE_COLUMNS)[number]>

export async function findCase(trx: Knex.Transaction, caseId: string): Promise<StoredCase | undefined> {
  const rows = await trx<CaseRow>('review_case')
    .where({ case_id: caseId })
    .select(...CASE_COLUMNS)
  return (await withDecisions(trx, rows))[0]
}

/** Open ones oldest first, then the last `decided` with an outcome, newest first. */
export async function queueOf(trx: Knex.Transaction, decided: number): Promise<readonly StoredCase[]> {
  const open = await trx<CaseRow>('review_case')
    .whereNull('outcome')
    .orderBy(['opened_at', 'case_id'])
    .select(...CASE_COLUMNS)
  const done = await trx<CaseRow>('review_case')
    .whereNotNull('outcome')
    .orderBy([{ column: 'decided_at', order: 'desc' }, { column: 'case_id' }])
    .limit(decided)
    .select(...CASE_COLUMNS)
  return withDecisions(trx, [...open, ...done])
}

async function withDecisions(
  trx: Knex.Transaction,
  rows: readonly ReadCase[],
): Promise<readonly StoredCase[]> {
  const decisions = await trx<DecisionRow>('case_decision')
    .whereIn(
      'case_id',
      rows.map((row) => row.case_id),
    )
    .orderBy(['case_id', 'n'])
    .select('case_id', 'officer_id', 'decision', 'reasons', 'note', 'at')
  const byCase = groupBy(decisions, (row) => row.case_id)
  return rows.map((row) => caseFrom(row, (byCase.get(row.case_id) ?? []).map(decisionFrom)))
}

function caseFrom(row: ReadCase, decisions: readonly CaseDecision[]): StoredCase {
  return {
    caseId: row.case_id,
    transactionId: row.transaction_id,
    openedAt: row.opened_at,
    flags: fromJson(row.flags),
    facts: factsFrom(fromJson(row.facts)),
    factsSha256: row.facts_sha256,
    rulesVersion: row.rules_version,
    claimedBy: row.claimed_by,
    outcome: row.outcome,
    decisions,
  }
}

function decisionFrom(row: Omit<DecisionRow, 'n' | 'outcome'>): CaseDecision {
  return {
    officerId: row.officer_id,
    decision: row.decision,
    reasons: fromJson(row.reasons),
    note: row.note,
    at: row.at,
  }
}
