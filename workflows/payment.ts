import { condition } from '@temporalio/workflow'
import { later } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Handler } from './answer.ts'
import { onlyWhile } from './checks.ts'
import { bank, bankWhileSomeoneWaits, now, stepOf } from './effects.ts'
import { enter, hasPassed, lapse, unpaidNotices, untilInstant } from './moves.ts'
import { refuse } from './refuse.ts'
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
    onlyWhile(state, 'awaiting-payment')
    if (notice === undefined) refuse('notice-not-found', 'There is no such notice to pay')
    if (notice.attempts >= MOST_ATTEMPTS) refuse('too-many-requests', 'This notice was attempted too often')
  },
  async act(state, { noticeId }) {
    countAttempt(state, noticeId)
    // Before the attempt: should its answer be lost, the payer may still pay, and the bank is asked.
    state.sweeps = 0
    state.sweepAt = later(now(), nextPause(state))
    try {
      return await bankWhileSomeoneWaits.openCheckout({ ...stepOf(state), noticeId })
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
export async function collectPayment({ state, exclusively }: Transaction): Promise<void> {
  while (isCollecting(state)) {
    if (unpaidNotices(state).length > 0) await worthAsking(state)
    await exclusively(async () => {
      if (isCollecting(state)) await proceed(state)
    })
  }
}

function isCollecting(state: State): boolean {
  return state.stage === 'awaiting-payment'
}

/** A payment made in time counts although the deadline passes while the bank is asked. */
async function proceed(state: State): Promise<void> {
  const overdue = hasPassed(state.waitsUntil)
  if (unpaidNotices(state).length > 0) await settle(state)
  if (unpaidNotices(state).length === 0) return enter(state, 'clearing')
  if (overdue) return lapse(state)
}

/** Only the bank's own answer about an order moves a notice. */
async function settle(state: State): Promise<void> {
  state.hinted = false
  const settled = await bank.settleNotices({ ...stepOf(state), noticeIds: unpaidNotices(state) })
  const paid = settled.filter((notice) => notice.paid).map((notice) => notice.noticeId)
  state.notices = state.notices.map((notice) =>
    paid.includes(notice.noticeId) ? { ...notice, paid: true } : notice,
  )
  state.sweeps += 1
  state.sweepAt = settled.some((notice) => notice.open) ? later(now(), nextPause(state)) : null
}

function nextPause({ sweeps, durations: { firstSweep, longestSweep } }: State): number {
  return Math.min(firstSweep * 2 ** sweeps, longestSweep)
}

/** Waits for a hint, the next sweep or the deadline; begins again when a new attempt brings the sweep forward. */
async function worthAsking(state: State): Promise<void> {
  const planned = state.sweepAt
  const occasion = (): boolean => state.hinted || !isCollecting(state)
  await condition(() => occasion() || state.sweepAt !== planned, untilInstant(nextMoment(state)))
  if (!occasion() && state.sweepAt !== planned) await worthAsking(state)
}

function nextMoment({ sweepAt, waitsUntil }: State): Instant {
  const moments = [sweepAt, waitsUntil].filter((moment) => moment !== null)
  return moments.sort()[0] ?? now()
}
