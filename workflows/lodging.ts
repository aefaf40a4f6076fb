import type { Actor } from '../domain/actor.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import type { Handler } from './answer.ts'
import { onlyItsNotary, onlyWhile } from './checks.ts'
import { lapse, moveTo } from './moves.ts'
import { hasPassed, rest } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { Transaction } from './transaction.ts'

interface Request {
  readonly actor: Actor
}

/**
 * Whether the dossier is complete, the commit of the lodging judges: documents come and go without the procedure.
 * The receipt is given once; a deed lodged anew after a return keeps it, and with it the rank on the parcel.
 */
export const takeLodging: Handler<Request, { receipt: Receipt }> = {
  check(state, { actor }) {
    onlyItsNotary(state, actor)
    onlyWhile(state, 'preparing', 'returned')
  },
  async act(transaction, request) {
    const { receipt } = transaction.state
    return {
      receipt:
        receipt === null ? await lodge(transaction, request) : await lodgeAnew(transaction, request, receipt),
    }
  },
}

async function lodge(transaction: Transaction, request: Request): Promise<Receipt> {
  const receipt = await transaction.effects.record.lodgeDeed({ ...stepOf(transaction), ...request })
  transaction.state.receipt = receipt
  moveTo(transaction, 'lodged')
  return receipt
}

async function lodgeAnew(transaction: Transaction, request: Request, receipt: Receipt): Promise<Receipt> {
  const { state, effects } = transaction
  const round = state.round + 1
  await effects.record.resubmitDeed({ ...stepOf(transaction), ...request, round })
  state.round = round
  moveTo(transaction, 'examining')
  return receipt
}

/** Waits for the notary to lodge, or to lodge anew; what he does not lodge in time lapses. */
export async function untilLodged(transaction: Transaction): Promise<void> {
  const { state, exclusively } = transaction
  const { stage } = state
  await rest(transaction)
  // A lodging that was accepted before the deadline has its turn first.
  await exclusively(async () => {
    if (state.stage === stage && hasPassed(transaction, state.waitsUntil)) await lapse(transaction)
  })
}

/** Back to the notary with coded reasons and a deadline. */
export async function sendBack(transaction: Transaction, codes: readonly string[]): Promise<void> {
  const { state, effects } = transaction
  const within = state.durations.correction
  const returned = { ...stepOf(transaction), round: state.round, codes, within }
  const until = await effects.record.returnToNotary(returned)
  moveTo(transaction, 'returned', until)
}
