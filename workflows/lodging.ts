import type { Actor } from '../domain/actor.ts'
import type { Sha256 } from '../domain/ids.ts'
import { later } from '../domain/time.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import { KINDS } from '../domain/transaction/kinds.ts'
import type { Handler } from './answer.ts'
import { onlyItsNotary, onlyWhile, openingOf } from './checks.ts'
import { now, record, stepOf } from './effects.ts'
import { lapse, movedOn, moveTo } from './moves.ts'
import { refuse } from './refuse.ts'
import type { State, Transaction } from './transaction.ts'

interface Request {
  readonly actor: Actor
}

/** The receipt is given once; a deed lodged anew after a return keeps it, and with it the rank on the parcel. */
export const takeLodging: Handler<Request, { receipt: Receipt }> = {
  check(state, { actor }) {
    onlyItsNotary(state, actor)
    onlyWhile(state, 'preparing', 'returned')
    onlyComplete(state)
  },
  async act(state, { actor }) {
    const deedSha256 = deedOf(state)
    const receipt =
      state.receipt === null
        ? await lodge(state, actor, deedSha256)
        : await lodgeAnew(state, actor, deedSha256, state.receipt)
    return { receipt }
  },
}

async function lodge(state: State, actor: Actor, deedSha256: Sha256): Promise<Receipt> {
  const receipt = await record.lodgeDeed({ ...stepOf(state), actor, deedSha256 })
  state.receipt = receipt
  moveTo(state, 'lodged')
  return receipt
}

async function lodgeAnew(state: State, actor: Actor, deedSha256: Sha256, receipt: Receipt): Promise<Receipt> {
  const round = state.round + 1
  await record.resubmitDeed({ ...stepOf(state), actor, deedSha256, round })
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

function deedOf({ documents }: State): Sha256 {
  return documents.deed?.sha256 ?? refuse('deed-missing', 'There is no deed to lodge')
}

/** Every document that the kind asks for must be there and have the notary's word. */
function onlyComplete(state: State): void {
  deedOf(state)
  const missing = KINDS[openingOf(state).kind].documents.find(
    ({ slot }) => state.documents[slot]?.status !== 'accepted',
  )
  if (missing !== undefined) {
    refuse('document-required', 'A document is missing or was not accepted', { slot: missing.slot })
  }
}
