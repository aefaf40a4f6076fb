import { claimNews } from '../../domain/message/news.ts'
import { cents } from '../../domain/money.ts'
import { isClaim } from '../../domain/payment/notice.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import type { DecideObjection, ObjectToClaim, ReopenDuty, RevaluationStore } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import { afterDecision, claimNotices, excessEntry, linesOfClaim } from '../../domain/revaluation/effect.ts'
import type { Standing } from '../../domain/revaluation/effect.ts'
import { checkObjection, decideObjection } from '../../domain/revaluation/revaluation.ts'
import type { Instant } from '../../domain/time.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { mustBeClaimed, mustGiveReasons, onlyOfficers, reopened } from '../revaluation.ts'
import { setDeadline } from './deadlines.ts'
import { enqueue } from './outbox.ts'
import { oweBack } from './refunds.ts'
import { actOnce, append, moveTo, mustFind, soon } from './state.ts'
import type { State } from './state.ts'

export function createRevaluations(state: State): RevaluationStore {
  return {
    find: (transactionId) => soon(() => state.revaluations.get(transactionId)),
    open: (command) => soon(() => reopen(state, command)),
    object: (command) =>
      soon(() => {
        object(state, command)
      }),
    decide: (command) => soon(() => decide(state, command)),
    settle: (transactionId, at) => {
      const settled = { at, event: 'duty-settled', actorId: null, detail: {} } as const
      return actOnce(state, transactionId, 'duty-settled', settled, (dossier) => {
        moveTo(state, dossier, 'registered')
      })
    },
  }
}

function reopen(state: State, command: ReopenDuty): readonly string[] {
  const { transactionId, actor, at, value, reasons, note, payUntil, objectUntil } = command
  const dossier = mustFind(state, transactionId)
  onlyOfficers(dossier.notaryId, actor)
  mustGiveReasons(command)
  const earlier = state.revaluations.get(transactionId)
  if (earlier?.at === at && earlier.officerId === actor.id) return unpaidIds(dossier)
  if (earlier !== undefined) throw new Refusal('duty-reopened-before', 'The duty is reopened once')
  const lines = linesIn(dossier, value)
  const declared = dossier.terms.price ?? cents(0)
  const notices = claimNotices(lines, { transactionId, issuedAt: at, dueAt: payUntil })
  moveTo(state, dossier, 'revaluation', { notices: [...dossier.notices, ...notices] })
  const claim = { transactionId, officerId: actor.id, at, declared, value, reasons, note, lines, objectUntil }
  state.revaluations.set(transactionId, { ...claim, objection: null, decision: null })
  enqueue(state, ...claimNews(dossier, notices, { objectUntil, at }))
  setDeadline(state, transactionId, { deadline: 'claim-payment', round: 1, until: payUntil, setAt: at })
  append(state, transactionId, 'duty-reopened', reopened(command, declared))
  return notices.map(({ noticeId }) => noticeId)
}

function object(state: State, command: ObjectToClaim): void {
  const { transactionId, actorId, grounds, at, decideUntil } = command
  const dossier = mustFind(state, transactionId)
  const claim = mustBeClaimed(state.revaluations.get(transactionId))
  if (claim.objection?.at === at && claim.objection.grounds === grounds) return
  checkObjection(claim, command)
  moveTo(state, dossier, 'objection')
  state.revaluations.set(transactionId, { ...claim, objection: { actorId, grounds, at } })
  setDeadline(state, transactionId, {
    ...{ deadline: 'objection-decision', round: 1, until: decideUntil, setAt: at },
  })
  append(state, transactionId, 'claim-objected', {
    at,
    event: 'claim-objected',
    actorId,
    detail: { grounds },
  })
}

function decide(state: State, command: DecideObjection): readonly string[] {
  const { transactionId, actor, outcome, note, at, payUntil } = command
  const dossier = mustFind(state, transactionId)
  onlyOfficers(dossier.notaryId, actor)
  const claim = mustBeClaimed(state.revaluations.get(transactionId))
  if (claim.decision?.at === at && claim.decision.officerId === actor.id) return unpaidIds(dossier)
  const value = decideObjection(claim, { ...command, officerId: actor.id })
  const lines = value > claim.declared ? linesIn(dossier, value) : []
  const standing = afterDecision(
    dossier.notices.filter(({ noticeId }) => isClaim(noticeId)),
    lines,
    payUntil,
  )
  const notices = dossier.notices.map(
    (notice) => standing.unpaid.find(({ noticeId }) => noticeId === notice.noticeId) ?? notice,
  )
  moveTo(state, dossier, standing.unpaid.length > 0 ? 'revaluation' : 'registered', { notices })
  const decision = { officerId: actor.id, outcome, value, note, at }
  state.revaluations.set(transactionId, { ...claim, decision })
  oweExcess(state, dossier, standing.excess, at)
  setDeadline(state, transactionId, { deadline: 'claim-payment', round: 2, until: payUntil, setAt: at })
  const detail = { outcome, value, note }
  append(state, transactionId, 'objection-decided', {
    at,
    event: 'objection-decided',
    actorId: actor.id,
    detail,
  })
  return standing.unpaid.map(({ noticeId }) => noticeId)
}

function linesIn({ terms, assessment, transactionId }: Dossier, value: ReopenDuty['value']): Notice['lines'] {
  if (assessment === null) throw new Error(`${transactionId} was never assessed`)
  return linesOfClaim(terms, assessment, value)
}

function unpaidIds({ notices }: Dossier): readonly string[] {
  return notices
    .filter((each) => isClaim(each.noticeId) && each.paidAt === null)
    .map(({ noticeId }) => noticeId)
}

function oweExcess(state: State, dossier: Dossier, excess: Standing['excess'], at: Instant): void {
  for (const one of excess) {
    const paid = [...state.intents.values()].find(
      ({ noticeId, status }) => noticeId === one.notice.noticeId && status === 'captured',
    )
    if (paid !== undefined) oweBack(state, dossier, excessEntry(paid.orderId, one, at))
  }
}
