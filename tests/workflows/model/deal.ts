import type { Receipt } from '../../../domain/transaction/dossier.ts'
import type { Effects } from '../../../workflows/effects.ts'
import { STEPS } from '../../../workflows/land-transaction.ts'
import { isOpened } from '../../../workflows/opening.ts'
import { isFinal } from '../../../domain/transaction/stages.ts'
import { newState, restored, transactionOf } from '../../../workflows/transaction.ts'
import type { State, Transaction } from '../../../workflows/transaction.ts'
import { DURATIONS } from '../../../domain/transaction/durations.ts'
import type { TransactionId } from '../../../domain/ids.ts'
import type { Instant } from '../../../domain/time.ts'

/* One transaction under the real steps of the procedure, without a server: time passes when the test says so. */

interface Waiting {
  readonly isSo: () => boolean
  readonly moment: Instant | null
  readonly go: (isSo: boolean) => void
}

export interface Deal {
  /** Another object after each new run. */
  transaction: Transaction
  /** What the step rests for; null while it works, and at the end. */
  waiting: Waiting | null
  over: boolean
  receipt: Receipt | null
  /** Whether a new run begins at the next occasion. */
  renew: boolean
  /** What went wrong in a step: nothing may. */
  fault: unknown
}

/** Starts the procedure. It works until it waits for somebody; see `settled`. */
export function startDeal(id: TransactionId, effects: Omit<Effects, 'until'>): Deal {
  const until: Effects['until'] = (isSo, moment) => {
    if (isSo()) return Promise.resolve(true)
    return new Promise((go) => {
      deal.waiting = { isSo, moment, go }
    })
  }
  const all = { ...effects, until }
  const deal: Deal = {
    ...{ transaction: transactionOf(newState(id, DURATIONS), all), waiting: null },
    ...{ over: false, receipt: null, renew: false, fault: null },
  }
  live(deal, all).then(
    () => {
      deal.over = true
    },
    (error: unknown) => {
      deal.fault = error
      deal.over = true
    },
  )
  return deal
}

/** As `landTransaction` does: step after step, and now and then in a new run. */
async function live(deal: Deal, effects: Effects): Promise<void> {
  if (!(await isOpened(deal.transaction))) return
  for (let { state } = deal.transaction; !isFinal(state.stage); { state } = deal.transaction) {
    await STEPS[state.stage](deal.transaction)
    if (deal.renew) deal.transaction = transactionOf(restored(asJson(deal.transaction.state)), effects)
    deal.renew = false
  }
}

function asJson(state: State): State {
  return JSON.parse(JSON.stringify(state)) as State
}

/** Lets the procedure go on until it waits for what has not come. */
export async function settled(deal: Deal, now: Instant): Promise<void> {
  for (;;) {
    while (deal.waiting === null && !deal.over) await new Promise((go) => setImmediate(go))
    const { waiting } = deal
    if (waiting === null) return
    const isSo = waiting.isSo()
    if (!isSo && (waiting.moment === null || waiting.moment > now)) return
    deal.waiting = null
    waiting.go(isSo)
  }
}
