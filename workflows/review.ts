import type { Actor } from '../domain/actor.ts'
import type { CaseDecision, Outcome } from '../domain/review/decision.ts'
import type { Handler } from './answer.ts'
import { onlyAnOfficer, onlyWhile } from './checks.ts'
import { sendBack } from './lodging.ts'
import type { StageView } from './messages.ts'
import { endUnregistered, moveTo } from './moves.ts'
import { rest } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

/** Clear, or a case for the officers; or an owner is to be waited for first. */
export async function screen(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  const step = { ...stepOf(transaction), round: state.round }
  const { flagged, held } = await effects.record.clearTransaction(step)
  if (held !== undefined) moveTo(transaction, 'on-hold', held.until)
  else moveTo(transaction, flagged ? 'in-review' : 'registering')
}

/** Until the owner's time has passed, he objects, or he lifts his lock; then everything is screened as of then. */
export async function untilOwnersDone(transaction: Transaction): Promise<void> {
  await rest(transaction, lookForOwners)
}

/** A withdrawal has its turn before or after, never in between. */
async function lookForOwners(transaction: Transaction): Promise<void> {
  const { state, effects, exclusively } = transaction
  await exclusively(async () => {
    if (state.stage !== 'on-hold') return
    const held = await effects.record.holdsOn(stepOf(transaction))
    if (held === null) moveTo(transaction, 'clearing')
    else state.waitsUntil = held.until
  })
}

export const takeClaim: Handler<{ readonly officer: Actor }, StageView> = {
  check(state, { officer }) {
    onlyAnOfficer(state, officer)
    onlyWhile(state, 'in-review')
  },
  async act(transaction, { officer }) {
    const { state, effects } = transaction
    await effects.record.claimCase({ ...stepOf(transaction), round: state.round, officer })
    return { stage: state.stage }
  },
}

/** Who may decide follows from the claim, which only an officer can make. */
export const takeDecision: Handler<{ readonly decision: CaseDecision }, { outcome: Outcome }> = {
  check(state) {
    onlyWhile(state, 'in-review')
  },
  async act(transaction, { decision }) {
    const { state, effects } = transaction
    const outcome = await effects.record.decideCase({ ...stepOf(transaction), round: state.round, decision })
    await carryOut(transaction, outcome, decision)
    return { outcome }
  },
}

async function carryOut(
  transaction: Transaction,
  outcome: Outcome,
  { officerId, reasons }: CaseDecision,
): Promise<void> {
  switch (outcome) {
    case 'released':
      moveTo(transaction, 'registering')
      break
    case 'returned':
      await sendBack(transaction, reasons)
      break
    case 'refused':
      await endUnregistered(transaction, {
        stage: 'refused',
        actor: { id: officerId, role: 'officer' },
        reason: reasons.join(', '),
      })
      break
    case 'needs-second-officer':
  }
}
