import type { Knex } from 'knex'
import type { TransactionId } from '../../domain/ids.ts'
import { claimNews } from '../../domain/message/news.ts'
import { cents } from '../../domain/money.ts'
import { isClaim, parseOrderId } from '../../domain/payment/notice.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import type { DecideObjection, ObjectToClaim, ReopenDuty, RevaluationStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { afterDecision, claimNotices, excessEntry, linesOfClaim } from '../../domain/revaluation/effect.ts'
import type { Standing } from '../../domain/revaluation/effect.ts'
import { checkObjection, decideObjection } from '../../domain/revaluation/revaluation.ts'
import type { Instant } from '../../domain/time.ts'
import { mustBeClaimed, mustGiveReasons, onlyOfficers, reopened } from '../revaluation.ts'
import { actOn, actOnce, moveTo } from './act.ts'
import { intentsCapturedFor } from './attempts.ts'
import { setDeadline } from './deadlines.ts'
import { append } from './history.ts'
import { lastAssessment, oweBack } from './issuing.ts'
import { fromJson } from './json.ts'
import { amendNotice, insertNotices, noticesOf } from './notices.ts'
import { enqueue, subjectOf } from './outbox.ts'
import { findRevaluation, insertClaim, insertDecision, insertObjection } from './revaluation-rows.ts'
import type { DossierRow } from './rows.ts'

export function createRevaluations(knex: Knex): RevaluationStore {
  return {
    find: (transactionId) => findRevaluation(knex, transactionId),
    open: (command) => reopen(knex, command),
    object: (command) => object(knex, command),
    decide: (command) => decide(knex, command),
    settle: (transactionId, at) => settle(knex, transactionId, at),
  }
}

function reopen(knex: Knex, command: ReopenDuty): Promise<readonly string[]> {
  const { transactionId, actor, at, value, payUntil, objectUntil } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyOfficers(dossier.notary_id, actor)
    mustGiveReasons(command)
    const earlier = await findRevaluation(trx, transactionId)
    if (earlier?.at === at && earlier.officerId === actor.id) return unpaidIds(trx, transactionId)
    if (earlier !== undefined) throw new Refusal('duty-reopened-before', 'The duty is reopened once')
    const terms = fromJson(dossier.terms)
    const { assessment } = await lastAssessment(trx, transactionId)
    const lines = linesOfClaim(terms, assessment, value)
    const declared = terms.price ?? cents(0)
    await moveTo(trx, dossier, 'revaluation')
    await insertClaim(trx, { ...command, officerId: actor.id, declared, lines })
    const notices = claimNotices(lines, { transactionId, issuedAt: at, dueAt: payUntil })
    await insertNotices(trx, notices)
    await enqueue(trx, ...claimNews(subjectOf(dossier), notices, { objectUntil, at }))
    await setDeadline(trx, transactionId, { deadline: 'claim-payment', round: 1, until: payUntil, setAt: at })
    await append(trx, transactionId, 'duty-reopened', reopened(command, declared))
    return notices.map(({ noticeId }) => noticeId)
  })
}

function object(knex: Knex, command: ObjectToClaim): Promise<void> {
  const { transactionId, actorId, grounds, at, decideUntil } = command
  const objected = { at, event: 'claim-objected', actorId, detail: { grounds } } as const
  return actOn(knex, transactionId, async (trx, dossier) => {
    const claim = mustBeClaimed(await findRevaluation(trx, transactionId))
    if (claim.objection?.at === at && claim.objection.grounds === grounds) return
    checkObjection(claim, command)
    await moveTo(trx, dossier, 'objection')
    await insertObjection(trx, command)
    const set = { deadline: 'objection-decision', round: 1, until: decideUntil, setAt: at } as const
    await setDeadline(trx, transactionId, set)
    await append(trx, transactionId, 'claim-objected', objected)
  })
}

function decide(knex: Knex, command: DecideObjection): Promise<readonly string[]> {
  const { transactionId, actor, outcome, note, at, payUntil } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyOfficers(dossier.notary_id, actor)
    const claim = mustBeClaimed(await findRevaluation(trx, transactionId))
    if (claim.decision?.at === at && claim.decision.officerId === actor.id) {
      return unpaidIds(trx, transactionId)
    }
    const value = decideObjection(claim, { ...command, officerId: actor.id })
    const { assessment } = await lastAssessment(trx, transactionId)
    const lines = value > claim.declared ? linesOfClaim(fromJson(dossier.terms), assessment, value) : []
    const standing = afterDecision(await claimedIn(trx, transactionId), lines, payUntil)
    await moveTo(trx, dossier, standing.unpaid.length > 0 ? 'revaluation' : 'registered')
    await insertDecision(trx, { transactionId, officerId: actor.id, outcome, value, note, at })
    for (const notice of standing.unpaid) await amendNotice(trx, notice)
    await oweExcess(trx, dossier, standing.excess, at)
    await setDeadline(trx, transactionId, { deadline: 'claim-payment', round: 2, until: payUntil, setAt: at })
    const detail = { outcome, value, note }
    const decided = { at, event: 'objection-decided', actorId: actor.id, detail } as const
    await append(trx, transactionId, 'objection-decided', decided)
    return standing.unpaid.map(({ noticeId }) => noticeId)
  })
}

function settle(knex: Knex, transactionId: TransactionId, at: Instant): Promise<void> {
  const settled = { at, event: 'duty-settled', actorId: null, detail: {} } as const
  return actOnce(knex, transactionId, 'duty-settled', settled, (trx, dossier) =>
    moveTo(trx, dossier, 'registered'),
  )
}

async function claimedIn(trx: Knex.Transaction, transactionId: TransactionId): Promise<readonly Notice[]> {
  return (await noticesOf(trx, transactionId)).filter(({ noticeId }) => isClaim(noticeId))
}

async function unpaidIds(trx: Knex.Transaction, transactionId: TransactionId): Promise<readonly string[]> {
  const claimed = await claimedIn(trx, transactionId)
  return claimed.filter(({ paidAt }) => paidAt === null).map(({ noticeId }) => noticeId)
}

async function oweExcess(
  trx: Knex.Transaction,
  dossier: DossierRow,
  excess: Standing['excess'],
  at: Instant,
): Promise<void> {
  const captured = await intentsCapturedFor(trx, dossier.transaction_id)
  for (const one of excess) {
    const paid = captured.find(({ orderId }) => parseOrderId(orderId)?.noticeId === one.notice.noticeId)
    if (paid !== undefined) await oweBack(trx, dossier, excessEntry(paid.orderId, one, at))
  }
}
