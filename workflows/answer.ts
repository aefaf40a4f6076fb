import { setHandler } from '@temporalio/workflow'
import type { UpdateDefinition } from '@temporalio/common'
import { unwrapped } from './refuse.ts'
import type { State, Transaction } from './transaction.ts'

/** How one message is answered. */
export interface Handler<Input, Answer> {
  /** Refuses what role, ownership or stage forbid. Reads only. */
  readonly check: (state: State, input: Input) => void
  /** Has the effect, then moves the state. */
  readonly act: (state: State, input: Input) => Promise<Answer>
}

/**
 * Messages take turns, and each is checked again when its turn comes: between acceptance and turn another
 * message may have moved the transaction.
 */
export function answer<Input, Answer>(
  { state, exclusively }: Transaction,
  message: UpdateDefinition<Answer, [Input]>,
  { check, act }: Handler<Input, Answer>,
): void {
  const validator = (input: Input): void => {
    check(state, input)
  }
  setHandler(message, (input: Input) => exclusively(() => inTurn(state, input, { check, act })), {
    validator,
  })
}

export async function inTurn<Input, Answer>(
  state: State,
  input: Input,
  { check, act }: Handler<Input, Answer>,
): Promise<Answer> {
  check(state, input)
  try {
    return await act(state, input)
  } catch (error) {
    throw unwrapped(error)
  }
}
