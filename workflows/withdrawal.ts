import type { Actor } from '../domain/actor.ts'
import { mayFollow, STAGE_NAMES } from '../domain/transaction/stages.ts'
import type { Handler } from './answer.ts'
import { onlyItsNotary, onlyWhile } from './checks.ts'
import type { StageView } from './messages.ts'
import { endUnregistered } from './moves.ts'
import { refuse } from './refuse.ts'

interface Request {
  readonly actor: Actor
  readonly reason: string
}

const WITHDRAWABLE = STAGE_NAMES.filter((stage) => mayFollow(stage, 'withdrawn'))

/** As long as the table of stages lets him, the notary may take the transaction back. */
export const takeWithdrawal: Handler<Request, StageView> = {
  check(state, { actor, reason }) {
    onlyItsNotary(state, actor)
    onlyWhile(state, ...WITHDRAWABLE)
    if (reason.trim() === '') refuse('reason-missing', 'Say why the transaction is withdrawn')
  },
  async act(transaction, { actor, reason }) {
    await endUnregistered(transaction, { stage: 'withdrawn', actor, reason })
    return { stage: transaction.state.stage }
  },
}
