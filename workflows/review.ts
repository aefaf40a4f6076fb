import { condition } from '@temporalio/workflow'
import type { Actor } from '../domain/actor.ts'
import type { CaseDecision, Outcome } from '../domain/review/decision.ts'
import type { Handler } from './answer.ts'
import { onlyAnOfficer, onlyWhile } from './checks.ts'
import { record, stepOf } from './effects.ts'
import { sendBack } from './lodging.ts'
import type { StageView } from './messages.ts'
import { endUnregistered, enter, moveTo } from './moves.ts'
import type { State, Transaction } from './transaction.ts'

/** Clear, or a case for the officers. */
export async function screen({ state }: Transaction): Promise<void> {
  const { flagged } = await record.screenTransaction({ ...stepOf(state), round: state.round })
  if (flagged) await openReview(state)
  else await enter(state, 'registering')
}

export async function openReview(state: State): Promise<void> {
  await record.openCase({ ...stepOf(state), round: state.round })
  moveTo(state, 'in-review')
}

/** Officers have no deadline of the procedure's: what they do not decide stays before them. */
export async function untilDecided({ state }: Transaction): Promise<void> {
  await condition(() => state.stage !== 'in-review')
}

export const takeClaim: Handler<{ readonly officer: Actor }, StageView> = {
  check(state, { officer }) {
    onlyAnOfficer(state, officer)
    onlyWhile(state, 'in-review')
  },
  async act(state, { officer }) {
    await record.claimCase({ ...stepOf(state), round: state.round, officer })
    return { stage: state.stage }
  },
}

/** Who may decide follows from the claim, which only an officer can make. */
export const takeDecision: Handler<{ readonly decision: CaseDecision }, { outcome: Outcome }> = {
  check(state) {
    onlyWhile(state, 'in-review')
  },
  async act(state, { decision }) {
    const outcome = await record.decideCase({ ...stepOf(state), round: state.round, decision })
    await carryOut(state, outcome, decision)
    return { outcome }
  },
}

async function carryOut(state: State, outcome: Outcome, { officerId, reasons }: CaseDecision): Promise<void> {
  switch (outcome) {
    case 'released':
      return enter(state, 'registering')
    case 'returned':
      return sendBack(state, reasons)
    case 'refused':
      return endUnregistered(state, {
        stage: 'refused',
        actor: { id: officerId, role: 'officer' },
        reason: reasons.join(', '),
      })
    case 'needs-second-officer':
  }
}
