import { inTurn } from '../../../workflows/answer.ts'
import type { Handler } from '../../../workflows/answer.ts'
import type { Deal } from './deal.ts'
import { NOTARY } from './filing.ts'

interface Sender {
  readonly by: number
}

interface Person {
  readonly id: string
  readonly role: 'notary' | 'officer'
}

/* Mostly those whose turn it is; now and then somebody else, to be refused. */

export function notary({ by }: Sender): Person {
  return by === 4 ? { id: 'notary-2', role: 'notary' } : NOTARY
}

export function officer({ by }: Sender): Person {
  return by === 4 ? NOTARY : { id: `officer-${by}`, role: 'officer' }
}

/** Sends a message to the procedure, as the server does. What is over answers nothing. */
export async function send<Input, Answer>(
  { transaction, over }: Deal,
  handler: Handler<Input, Answer>,
  input: Input,
): Promise<Answer | undefined> {
  if (over) return undefined
  handler.check(transaction.state, input)
  return inTurn(transaction, handler, input)
}
