import type { Actor } from '../domain/actor.ts'
import type { CaseDecision, Outcome } from '../domain/review/decision.ts'
import type { Handler } from './answer.ts'
import { onlyAnOfficer, onlyWhile } from './checks.ts'
import { sendBack } from './lodging.ts'
import type { StageView } from './messages.ts'
import { endUnregistered, moveTo } from './moves.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

/** Clear, or a case for the officers. */
export async function screen(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  const { flagged } = await effects.record.clearTransaction({ ...stepOf(transaction), round: state.round })
  moveTo(transaction, flagged ? 'in-review' : 'registering')
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
      return moveTo(transaction, 'registering')
    case 'returned':
      return sendBack(transaction, reasons)
    case 'refused':
      return endUnregistered(transaction, {
        stage: 'refused',
        actor: { id: officerId, role: 'officer' },
        reason: reasons.join(', '),
      })
    case 'needs-second-officer':
  }
}
