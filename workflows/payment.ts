import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Handler } from './answer.ts'
import { onlyWhile } from './checks.ts'
import { lapse, moveTo, unpaidNotices } from './moves.ts'
import { refuse } from './refuse.ts'
import { hasPassed, rest } from './rest.ts'
import { stepOf } from './transaction.ts'
import type { State, Transaction } from './transaction.ts'

interface Request {
  readonly noticeId: string
}

/**
 * Attempts at one notice, more than any payer needs. A workflow takes 2,000 updates in its life, and whoever
 * holds a pay link could use them all up.
 */
export const MOST_ATTEMPTS = 50

export const takeCheckout: Handler<Request, { checkoutUrl: string }> = {
  check(state, { noticeId }) {
    const notice = state.notices.find((candidate) => candidate.noticeId === noticeId)
    if (notice?.paid === true) refuse('notice-already-paid', 'This notice is paid')
    onlyWhile(state, 'awaiting-payment', 'revaluation')
    if (notice === undefined) refuse('notice-not-found', 'There is no such notice to pay')
    if (notice.attempts >= MOST_ATTEMPTS) refuse('too-many-requests', 'This notice was attempted too often')
  },
  async act(transaction, { noticeId }) {
    const { state, effects } = transaction
    countAttempt(state, noticeId)
    // Before the attempt: should its answer be lost, the payer may still pay, and the bank is asked.
    state.sweeps = 0
    const next = nextSweep(transaction)
    if (state.sweepAt === null || next < state.sweepAt) state.sweepAt = next
    try {
      return await effects.bankWhileSomeoneWaits.openCheckout({ ...stepOf(transaction), noticeId })
    } catch (error) {
      // The reason may be that an earlier attempt was paid: that is worth asking about at once.
      state.hinted = true
      throw error
    }
  },
}

function countAttempt(state: State, noticeId: string): void {
  state.notices = state.notices.map((notice) =>
    notice.noticeId === noticeId ? { ...notice, attempts: notice.attempts + 1 } : notice,
  )
}

/** Until every notice is paid in full. The bank is asked on a hint, else at growing intervals. */
export async function collectPayment(transaction: Transaction): Promise<void> {
  const { state, exclusively } = transaction
  if (unpaidNotices(state).length > 0) await rest(transaction)
  await exclusively(async () => {
    if (state.stage === 'awaiting-payment') await proceed(transaction)
  })
}

/** A payment made in time counts although the deadline passes while the bank is asked. */
async function proceed(transaction: Transaction): Promise<void> {
  const { state } = transaction
  const overdue = hasPassed(transaction, state.waitsUntil)
  const worthAsking = state.hinted || overdue || hasPassed(transaction, state.sweepAt)
  if (unpaidNotices(state).length > 0 && worthAsking) await settle(transaction)
  if (unpaidNotices(state).length === 0) moveTo(transaction, 'clearing')
  else if (overdue) await lapse(transaction)
}

/** Only the bank's own answer about an order moves a notice. */
export async function settle(transaction: Transaction): Promise<void> {
  const { state, effects } = transaction
  state.hinted = false
  const asked = { ...stepOf(transaction), noticeIds: unpaidNotices(state) }
  const settled = await effects.bank.settleNotices(asked)
  const paid = settled.filter((notice) => notice.paid).map((notice) => notice.noticeId)
  state.notices = state.notices.map((notice) =>
    paid.includes(notice.noticeId) ? { ...notice, paid: true } : notice,
  )
  state.sweeps += 1
  state.sweepAt = settled.some((notice) => notice.open) ? nextSweep(transaction) : null
}

function nextSweep({ state: { sweeps, durations }, effects }: Transaction): Instant {
  return later(effects.now(), Math.min(durations.firstSweep * 2 ** sweeps, durations.longestSweep))
}
