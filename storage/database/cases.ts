import type { Knex } from 'knex'
import type { Actor } from '../../domain/actor.ts'
import type { CaseStore, StoredCase } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { checkClaim, decide as decideCase } from '../../domain/review/decision.ts'
import type { CaseDecision, Outcome } from '../../domain/review/decision.ts'
import type { Instant } from '../../domain/time.ts'
import { sameDecision } from '../same-decision.ts'
import { actOn, actOnce, moveTo } from './act.ts'
import { findCase, queueOf } from './case-rows.ts'
import type { CaseRow, DecisionRow } from './case-rows.ts'
import { snapshot } from './commit.ts'
import { append } from './history.ts'
import { toJson } from './json.ts'

/** How many decided cases the queue still shows. */
const LAST_DECIDED = 20

export function createCases(knex: Knex): CaseStore {
  return {
    open: (review) => open(knex, review),
    find: (caseId) => snapshot(knex, (trx) => findCase(trx, caseId)),
    queue: () => snapshot(knex, (trx) => queueOf(trx, LAST_DECIDED)),
    claim: (caseId, officer, at) => claim(knex, caseId, officer, at),
    decide: (caseId, decision) => decide(knex, caseId, decision),
  }
}

function open(knex: Knex, review: StoredCase): Promise<void> {
  const { caseId, transactionId, openedAt, flags } = review
  const codes = flags.map((flag) => flag.code).join(', ')
  const opened = { at: openedAt, event: 'in-review', actorId: null, detail: { caseId, codes } } as const
  return actOnce(knex, transactionId, `in-review/${caseId}`, opened, async (trx, dossier) => {
    if (dossier.stage !== 'in-review') await moveTo(trx, dossier, 'in-review')
    await trx<CaseRow>('review_case').insert({
      case_id: caseId,
      transaction_id: transactionId,
      opened_at: openedAt,
      flags: toJson(flags),
      facts: toJson(review.facts),
      facts_sha256: review.factsSha256,
      rules_version: review.rulesVersion,
    })
  })
}

async function claim(knex: Knex, caseId: string, officer: Actor, at: Instant): Promise<void> {
  await onCase(knex, caseId, async (trx, review) => {
    checkClaim(review, officer.id)
    if (review.claimedBy === officer.id) return
    await trx<CaseRow>('review_case').where({ case_id: caseId }).update({ claimed_by: officer.id })
    await append(trx, review.transactionId, `case-claimed/${caseId}/${officer.id}`, {
      at,
      event: 'case-claimed',
      actorId: officer.id,
      detail: { caseId },
    })
  })
}

async function decide(knex: Knex, caseId: string, decision: CaseDecision): Promise<Outcome> {
  return onCase(knex, caseId, async (trx, review) => {
    const earlier = review.decisions.find(({ officerId }) => officerId === decision.officerId)
    if (earlier !== undefined && sameDecision(earlier, decision)) {
      return outcomeOf(trx, caseId, decision.officerId)
    }
    const outcome = decideCase(review, decision)
    await write(trx, review, decision, outcome)
    return outcome
  })
}

async function write(
  trx: Knex.Transaction,
  { caseId, transactionId, decisions }: StoredCase,
  { officerId, decision, reasons, note, at }: CaseDecision,
  outcome: Outcome,
): Promise<void> {
  await trx<DecisionRow>('case_decision').insert({
    case_id: caseId,
    n: decisions.length + 1,
    officer_id: officerId,
    decision,
    reasons: toJson(reasons),
    note,
    at,
    outcome,
  })
  // The case stays in the queue, free for another officer to claim.
  const change = outcome === 'needs-second-officer' ? { claimed_by: null } : { outcome, decided_at: at }
  await trx<CaseRow>('review_case').where({ case_id: caseId }).update(change)
  await append(trx, transactionId, `case-decided/${caseId}/${officerId}`, {
    at,
    event: 'case-decided',
    actorId: officerId,
    detail: { caseId, decision, outcome, reasons: reasons.join(', ') },
  })
}

async function outcomeOf(trx: Knex.Transaction, caseId: string, officerId: string): Promise<Outcome> {
  const row = await trx<DecisionRow>('case_decision')
    .where({ case_id: caseId, officer_id: officerId })
    .first('outcome')
  if (row === undefined) throw new Error(`The decision on ${caseId} has no outcome`)
  return row.outcome
}

/** One commit upon the case, its dossier locked. Throws `case-not-found`. */
async function onCase<T>(
  knex: Knex,
  caseId: string,
  work: (trx: Knex.Transaction, review: StoredCase) => Promise<T>,
): Promise<T> {
  const row = await knex<CaseRow>('review_case').where({ case_id: caseId }).first('transaction_id')
  if (row === undefined) throw new Refusal('case-not-found', 'There is no such case', { caseId })
  return actOn(knex, row.transaction_id, async (trx) => {
    const review = await findCase(trx, caseId)
    if (review === undefined) throw new Error(`The case ${caseId} has vanished`)
    return work(trx, review)
  })
}
