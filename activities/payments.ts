import { asOwedAt } from '../domain/payment/late.ts'
import { orderIdOf } from '../domain/payment/notice.ts'
import type { NoticeWithAttempts, PaymentIntent } from '../domain/payment/notice.ts'
import type { PaymentStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import type { TransactionActivities } from './contract.ts'
import { closeIntent, openAmong, settleAttempts } from './settlement.ts'
import type { PaymentDeps } from './settlement.ts'
import { untilWhen } from './terms.ts'

type PaymentActivities = Pick<
  TransactionActivities,
  'issueNotices' | 'openCheckout' | 'settleNotices' | 'closeCheckouts'
>

/** Tells each payer what he owes, sends him to the bank, and asks the bank how his attempts stand. */
export function createPaymentActivities(deps: PaymentDeps): PaymentActivities {
  const { payments, bank } = deps
  return {
    async issueNotices(command) {
      const dueAt = untilWhen('payment', command.at, command.within)
      return { unpaid: await payments.issueNotices({ ...command, dueAt }), dueAt }
    },
    async openCheckout({ transactionId, noticeId, at }) {
      const found = noticeAmong(await payments.attemptsOn(transactionId), noticeId)
      // An earlier attempt may have been paid, or have failed, without our hearing of it.
      const { paid, open } = await settleAttempts(deps, found, at)
      if (paid) throw new Refusal('notice-already-paid', 'This notice is paid')
      // Who was at the bank before pays what he was sent there for; who begins late, what he owes by now.
      const { orderId, amount } = open ?? (await nextAttempt(payments, found, at))
      return bank.openCheckout({ orderId, amount, description: `Notice ${noticeId}` })
    },
    async settleNotices({ transactionId, noticeIds, at }) {
      const all = await payments.attemptsOn(transactionId)
      const settled = noticeIds.map(async (noticeId) => {
        const { paid, open } = await settleAttempts(deps, noticeAmong(all, noticeId), at)
        return { noticeId, paid, open: open !== null }
      })
      return Promise.all(settled)
    },
    async closeCheckouts({ transactionId, noticeIds, at }) {
      const all = await payments.attemptsOn(transactionId)
      const open = noticeIds.flatMap((noticeId) => openAmong(noticeAmong(all, noticeId).attempts))
      await Promise.all(open.map((intent) => closeIntent(deps, intent, at)))
    },
  }
}

/** Throws `notice-not-found`: a notice of another transaction is none of this one. */
function noticeAmong(all: readonly NoticeWithAttempts[], noticeId: string): NoticeWithAttempts {
  const found = all.find(({ notice }) => notice.noticeId === noticeId)
  if (found === undefined) throw new Refusal('notice-not-found', 'There is no such notice')
  return found
}

/** It is written before the bank hears of it. */
async function nextAttempt(
  payments: PaymentStore,
  { notice, attempts }: NoticeWithAttempts,
  at: Instant,
): Promise<PaymentIntent> {
  const { noticeId, amount } = asOwedAt(notice, at)
  const orderId = orderIdOf(noticeId, attempts.length + 1)
  const intent = { orderId, noticeId, amount, status: 'open', openedAt: at } as const
  await payments.openIntent(intent)
  return intent
}
