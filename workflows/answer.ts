import { setHandler } from '@temporalio/workflow'
import type { UpdateDefinition } from '@temporalio/common'
import { unwrapped } from './refuse.ts'
import type { State, Transaction } from './transaction.ts'

/** How one message is answered. */
export interface Handler<Input, Answer> {
  /** Refuses what role, ownership or stage forbid. Reads only. */
  readonly check: (state: State, input: Input) => void
  /** Has the effect, then moves the state. */
  readonly act: (transaction: Transaction, input: Input) => Promise<Answer>
}

/** What a message is refused for before it leaves a trace. */
export function answer<Input, Answer>(
  transaction: Transaction,
  message: UpdateDefinition<Answer, [Input]>,
  handler: Handler<Input, Answer>,
): void {
  const validator = (input: Input): void => {
    handler.check(transaction.state, input)
  }
  setHandler(message, (input: Input) => inTurn(transaction, handler, input), { validator })
}

/**
 * Messages take turns, and each is checked again when its turn comes: between acceptance and turn another
 * message may have moved the transaction.
 */
export function inTurn<Input, Answer>(
  transaction: Transaction,
  { check, act }: Handler<Input, Answer>,
  input: Input,
): Promise<Answer> {
  return transaction.exclusively(async () => {
    check(transaction.state, input)
    try {
      return await act(transaction, input)
    } catch (error) {
      throw unwrapped(error)
    }
  })
}
