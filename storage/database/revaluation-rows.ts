import type { Knex } from 'knex'
import type { AssessmentLine } from '../../domain/assessment/assess.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Cents } from '../../domain/money.ts'
import type { ObjectToClaim } from '../../domain/ports.ts'
import type { ClaimReason } from '../../domain/revaluation/claim.ts'
import type { Objection, ObjectionDecision, Revaluation } from '../../domain/revaluation/revaluation.ts'
import type { Instant } from '../../domain/time.ts'
import { fromJson, toJson } from './json.ts'
import type { Json } from './json.ts'

interface ClaimRow {
  readonly transaction_id: TransactionId
  readonly officer_id: string
  readonly at: Instant
  readonly declared: Cents
  readonly value: Cents
  readonly reasons: Json<readonly ClaimReason[]>
  readonly note: string
  readonly lines: Json<readonly AssessmentLine[]>
  readonly object_until: Instant
}

interface ObjectionRow {
  readonly transaction_id: TransactionId
  readonly actor_id: string | null
  readonly grounds: string
  readonly at: Instant
}

interface DecisionRow {
  readonly transaction_id: TransactionId
  readonly officer_id: string
  readonly outcome: ObjectionDecision['outcome']
  readonly value: Cents
  readonly note: string
  readonly at: Instant
}

export async function findRevaluation(
  knex: Knex,
  transactionId: TransactionId,
): Promise<Revaluation | undefined> {
  const of = { transaction_id: transactionId }
  const row = await knex<ClaimRow>('revaluation')
    .where(of)
    .first('officer_id', 'at', 'declared', 'value', 'reasons', 'note', 'lines', 'object_until')
  if (row === undefined) return undefined
  const { officer_id: officerId, object_until: objectUntil, reasons, lines, ...claim } = row
  return {
    ...{ ...claim, transactionId, officerId, objectUntil },
    ...{ reasons: fromJson(reasons), lines: fromJson(lines) },
    objection: await objectionTo(knex, transactionId),
    decision: await decisionOn(knex, transactionId),
  }
}

async function objectionTo(knex: Knex, transactionId: TransactionId): Promise<Objection | null> {
  const row = await knex<ObjectionRow>('revaluation_objection')
    .where({ transaction_id: transactionId })
    .first('actor_id', 'grounds', 'at')
  return row === undefined ? null : { actorId: row.actor_id, grounds: row.grounds, at: row.at }
}

async function decisionOn(knex: Knex, transactionId: TransactionId): Promise<ObjectionDecision | null> {
  const row = await knex<DecisionRow>('revaluation_decision')
    .where({ transaction_id: transactionId })
    .first('officer_id', 'outcome', 'value', 'note', 'at')
  if (row === undefined) return null
  const { officer_id: officerId, ...decision } = row
  return { officerId, ...decision }
}

export async function insertClaim(
  trx: Knex.Transaction,
  claim: Omit<Revaluation, 'objection' | 'decision'>,
): Promise<void> {
  const { transactionId, officerId, at, declared, value, reasons, note, lines, objectUntil } = claim
  await trx<ClaimRow>('revaluation').insert({
    ...{ transaction_id: transactionId, officer_id: officerId, at, declared, value, note },
    ...{ reasons: toJson(reasons), lines: toJson(lines), object_until: objectUntil },
  })
}

export async function insertObjection(
  trx: Knex.Transaction,
  { transactionId, actorId, grounds, at }: ObjectToClaim,
): Promise<void> {
  const objection = { transaction_id: transactionId, actor_id: actorId, grounds, at }
  await trx<ObjectionRow>('revaluation_objection').insert(objection)
}

export async function insertDecision(
  trx: Knex.Transaction,
  decision: ObjectionDecision & { readonly transactionId: TransactionId },
): Promise<void> {
  const { transactionId, officerId, outcome, value, note, at } = decision
  await trx<DecisionRow>('revaluation_decision').insert({
    ...{ transaction_id: transactionId, officer_id: officerId, outcome, value, note, at },
  })
}
