import type { Actor } from '../domain/actor.ts'
import type { Cents } from '../domain/money.ts'
import type { ClaimReason } from '../domain/revaluation/claim.ts'
import type { ObjectionOutcome } from '../domain/revaluation/revaluation.ts'
import type { IssuedNotices } from '../activities/contract.ts'
import type { Handler } from './answer.ts'
import { onlyAnOfficer, onlyItsNotary, onlyWhile } from './checks.ts'
import type { StageView } from './messages.ts'
import { moveTo, unpaidNotices } from './moves.ts'
import { settle } from './payment.ts'
import { refuse } from './refuse.ts'
import { hasPassed, rest } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

/* After registration, about the duty alone: the title stays as it is, and so does every entry of the register. */

interface Reopening {
  readonly actor: Actor
  readonly value: Cents
  readonly reasons: readonly ClaimReason[]
  readonly note: string
}

/** While the valuation may reopen the duty, an officer claims more of it. */
export const takeReopening: Handler<Reopening, StageView> = {
  check(state, { actor }) {
    onlyAnOfficer(state, actor)
    onlyWhile(state, 'registered')
    if (!state.delivered) refuse('illegal-transition', 'The certificate is still being sealed')
  },
  async act(transaction, claim) {
    const { record } = transaction.effects
    awaitPayment(transaction, await record.reopenDuty({ ...stepOf(transaction), ...claim }))
    return { stage: transaction.state.stage }
  },
}

interface Objecting {
  /** The notary of the dossier; null for a payer, whom his pay code lets in. */
  readonly actor: Actor | null
  readonly grounds: string
}

/** The payer objects, or the notary for him. What was paid before counts; nobody can pay meanwhile. */
export const takeObjection: Handler<Objecting, StageView> = {
  check(state, { actor }) {
    if (actor !== null) onlyItsNotary(state, actor)
    onlyWhile(state, 'revaluation')
  },
  async act(transaction, { actor, grounds }) {
    const { state, effects } = transaction
    if (unpaidNotices(state).length > 0) await settle(transaction)
    const noticeIds = unpaidNotices(state)
    if (noticeIds.length > 0) await effects.bank.closeCheckouts({ ...stepOf(transaction), noticeIds })
    const objection = { ...stepOf(transaction), actorId: actor?.id ?? null, grounds }
    moveTo(transaction, 'objection', await effects.record.objectToClaim(objection))
    return { stage: state.stage }
  },
}

interface Deciding {
  readonly actor: Actor
  readonly outcome: ObjectionOutcome
  readonly value: Cents | null
  readonly note: string
}

/** Another officer lets the claim stand, reduces it or drops it. */
export const takeObjectionDecision: Handler<Deciding, StageView> = {
  check(state, { actor }) {
    onlyAnOfficer(state, actor)
    onlyWhile(state, 'objection')
  },
  async act(transaction, decision) {
    const { record } = transaction.effects
    awaitPayment(transaction, await record.decideObjection({ ...stepOf(transaction), ...decision }))
    return { stage: transaction.state.stage }
  },
}

/** Until the claim is paid. Who does not pay in time still owes it, and is still waited for. */
export async function collectClaim(transaction: Transaction): Promise<void> {
  const { state, effects, exclusively } = transaction
  if (unpaidNotices(state).length > 0) await rest(transaction)
  await exclusively(async () => {
    if (state.stage !== 'revaluation') return
    if (unpaidNotices(state).length > 0) await settle(transaction)
    if (unpaidNotices(state).length > 0) {
      stopCounting(transaction)
      return
    }
    await effects.record.settleDuty(stepOf(transaction))
    moveTo(transaction, 'registered', effects.now())
  })
}

/** Until an officer has decided; the office may be late, and the objection stays before it. */
export async function untilObjectionDecided(transaction: Transaction): Promise<void> {
  await rest(transaction)
  if (transaction.state.stage === 'objection') stopCounting(transaction)
}

/** What is settled is over: a duty is reopened once. */
function awaitPayment(transaction: Transaction, { unpaid, dueAt }: IssuedNotices): void {
  const { state, effects } = transaction
  state.notices = unpaid.map((noticeId) => ({ noticeId, paid: false, attempts: 0 }))
  if (unpaid.length > 0) moveTo(transaction, 'revaluation', dueAt)
  else moveTo(transaction, 'registered', effects.now())
}

/** A deadline that is over ends nothing here. */
function stopCounting(transaction: Transaction): void {
  const { state, effects } = transaction
  if (!hasPassed(transaction, state.waitsUntil)) return
  state.waitsUntil = null
  effects.show(state)
}
