import type { Actor } from '../domain/actor.ts'
import type { Handler } from './answer.ts'
import { onlyItsNotary, onlyWhile } from './checks.ts'
import type { StageView } from './messages.ts'
import { endUnregistered } from './moves.ts'
import { refuse } from './refuse.ts'

interface Request {
  readonly actor: Actor
  readonly reason: string
}

/** While the transaction waits for its notary or its payers, the notary may take it back. */
export const takeWithdrawal: Handler<Request, StageView> = {
  check(state, { actor, reason }) {
    onlyItsNotary(state, actor)
    onlyWhile(state, 'preparing', 'returned', 'awaiting-payment')
    if (reason.trim() === '') refuse('reason-missing', 'Say why the transaction is withdrawn')
  },
  async act(transaction, { actor, reason }) {
    await endUnregistered(transaction, { stage: 'withdrawn', actor, reason })
    return { stage: transaction.state.stage }
  },
}
