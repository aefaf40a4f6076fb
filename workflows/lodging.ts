import type { Actor } from '../domain/actor.ts'
import { later } from '../domain/time.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import type { Handler } from './answer.ts'
import { onlyItsNotary, onlyWhile } from './checks.ts'
import { now, record, stepOf } from './effects.ts'
import { lapse, movedOn, moveTo } from './moves.ts'
import type { State, Transaction } from './transaction.ts'

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
  async act(state, { actor }) {
    const { receipt } = state
    return { receipt: receipt === null ? await lodge(state, actor) : await lodgeAnew(state, actor, receipt) }
  },
}

async function lodge(state: State, actor: Actor): Promise<Receipt> {
  const receipt = await record.lodgeDeed({ ...stepOf(state), actor })
  state.receipt = receipt
  moveTo(state, 'lodged')
  return receipt
}

async function lodgeAnew(state: State, actor: Actor, receipt: Receipt): Promise<Receipt> {
  const round = state.round + 1
  await record.resubmitDeed({ ...stepOf(state), actor, round })
  state.round = round
  moveTo(state, 'examining')
  return receipt
}

/** Waits for the notary to lodge, or to lodge anew; what he does not lodge in time lapses. */
export async function untilLodged({ state, exclusively }: Transaction): Promise<void> {
  const { stage } = state
  if (await movedOn(state)) return
  // A lodging that was accepted before the deadline has its turn first.
  await exclusively(async () => {
    if (state.stage === stage) await lapse(state)
  })
}

/** Back to the notary with coded reasons and a deadline. */
export async function sendBack(state: State, codes: readonly string[]): Promise<void> {
  const until = later(now(), state.durations.correction)
  await record.returnToNotary({ ...stepOf(state), round: state.round, codes, until })
  moveTo(state, 'returned', until)
}
