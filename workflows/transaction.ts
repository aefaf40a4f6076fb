import type { Step } from '../activities/contract.ts'
import type { Actor } from '../domain/actor.ts'
import type { Sha256, TransactionId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import type { Kind } from '../domain/transaction/terms.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import type { Durations } from '../domain/transaction/durations.ts'
import type { Effects } from './effects.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Exclusively } from './one-at-a-time.ts'

interface OpenNotice {
  readonly noticeId: string
  readonly paid: boolean
  /** How often its payer was let to the bank. */
  readonly attempts: number
}

/** What a dossier is from its opening on. */
export interface Opening {
  readonly notaryId: Actor['id']
  readonly kind: Kind
}

/** What is still to be done beside the procedure, which does not wait for it. */
export type Owed =
  | { readonly what: 'sealed-receipt' }
  | { readonly what: 'receipt-timestamp'; readonly round: number; readonly deedSha256: Sha256 }

/** One more with every change of the shape below; `restored` then reads the older shapes too. */
const STATE_VERSION = 1

/**
 * All that the procedure remembers, as plain JSON: one run hands it to the next. The rest of the dossier is in
 * the database.
 */
export interface State {
  readonly version: number
  readonly transactionId: TransactionId
  /** Those in force when the transaction was started: a term that changes later is not changed for it. */
  readonly durations: Durations
  opening: Opening | 'awaited' | 'refused'
  stage: Stage
  /** 1, and one more whenever the transaction starts over: lodged anew, or reviewed because the register moved. */
  round: number
  /** When the present stage ends by itself; null when it does not. */
  waitsUntil: Instant | null
  /** Something on record has changed, or nobody has looked yet in this stage: ask what is due. */
  nudged: boolean
  /** When something is due next in this stage, as the record said when it was asked. */
  dueAt: Instant | null
  receipt: Receipt | null
  /** While an examination cannot be concluded: until when it may be tried again, and the next pause in milliseconds. */
  evidence: { readonly until: Instant; readonly pause: number } | null
  notices: readonly OpenNotice[]
  /** Someone says that something may have been paid. */
  hinted: boolean
  /** When to ask the bank although nobody hinted; null while no attempt to pay is open. */
  sweepAt: Instant | null
  /** How often the bank was asked since the last attempt was opened. */
  sweeps: number
  /** The certificate is sealed and the documents are locked. */
  delivered: boolean
  owed: readonly Owed[]
}

export interface Transaction {
  readonly state: State
  readonly effects: Effects
  /** Handlers and steps that could disturb one another take turns. */
  readonly exclusively: Exclusively
}

export function transactionOf(state: State, effects: Effects): Transaction {
  return { state, effects, exclusively: oneAtATime() }
}

/** What every effect is told: which transaction, and when. */
export function stepOf({ state: { transactionId }, effects }: Transaction): Step {
  return { transactionId, at: effects.now() }
}

export function newState(transactionId: TransactionId, durations: Durations): State {
  return {
    version: STATE_VERSION,
    transactionId,
    durations,
    opening: 'awaited',
    stage: 'preparing',
    round: 1,
    waitsUntil: null,
    nudged: true,
    dueAt: null,
    receipt: null,
    evidence: null,
    notices: [],
    hinted: false,
    sweepAt: null,
    sweeps: 0,
    delivered: false,
    owed: [],
  }
}

/** What an earlier run handed on. A shape that this worker does not know is a fault: a newer worker has to go on. */
export function restored(state: State): State {
  if (state.version === STATE_VERSION) return state
  throw new Error(`The state has version ${state.version}, and this worker knows ${STATE_VERSION}`)
}
