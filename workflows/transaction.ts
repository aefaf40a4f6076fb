import type { Actor } from '../domain/actor.ts'
import type { TransactionId } from '../domain/ids.ts'
import type { Instant } from '../domain/time.ts'
import type { Receipt } from '../domain/transaction/dossier.ts'
import type { Kind } from '../domain/transaction/sale.ts'
import type { Stage } from '../domain/transaction/stages.ts'
import { DURATIONS } from './durations.ts'
import type { Durations } from './durations.ts'
import type { LandTransactionInput } from './messages.ts'
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

/** All that the procedure remembers, as plain JSON. The rest of the dossier is in the database. */
export interface State {
  readonly transactionId: TransactionId
  readonly durations: Durations
  opening: Opening | 'awaited' | 'refused'
  stage: Stage
  /** 1, and one more whenever the transaction starts over: lodged anew, or reviewed because the register moved. */
  round: number
  /** When the present stage ends by itself; null when it does not. */
  waitsUntil: Instant | null
  receipt: Receipt | null
  notices: readonly OpenNotice[]
  /** Someone says that something may have been paid. */
  hinted: boolean
  /** When to ask the bank although nobody hinted; null while no attempt to pay is open. */
  sweepAt: Instant | null
  /** How often the bank was asked since the last attempt was opened. */
  sweeps: number
}

export interface Transaction {
  readonly state: State
  /** Handlers and steps that could disturb one another take turns. */
  readonly exclusively: Exclusively
  /** Settles when the receipt is a sealed document; at once while there is nothing to wait for. */
  receiptSealed: Promise<unknown>
}

export function newTransaction({ transactionId, durations }: LandTransactionInput): Transaction {
  const state: State = {
    transactionId,
    durations: { ...DURATIONS, ...durations },
    opening: 'awaited',
    stage: 'preparing',
    round: 1,
    waitsUntil: null,
    receipt: null,
    notices: [],
    hinted: false,
    sweepAt: null,
    sweeps: 0,
  }
  return { state, exclusively: oneAtATime(), receiptSealed: Promise.resolve() }
}
