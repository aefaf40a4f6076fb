import type { TransactionId } from '../domain/ids.ts'
import type { Notice, PaymentIntent } from '../domain/payment/notice.ts'
import type { PaymentStore } from '../domain/ports.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import type { SettledNotice, TransactionActivities } from './contract.ts'
import { closeIntent, openIntents, settleIntent } from './settlement.ts'
import type { PaymentDeps } from './settlement.ts'

type PaymentActivities = Pick<TransactionActivities, 'openCheckout' | 'settleNotices' | 'closeCheckouts'>

export function createPaymentActivities(deps: PaymentDeps): PaymentActivities {
  const { payments, bank } = deps
  return {
    async openCheckout({ transactionId, noticeId, at }) {
      // An earlier attempt may have been paid, or have failed, without our hearing of it.
      const { paid } = await settleNotice(deps, await noticeOf(payments, noticeId, transactionId), at)
      if (paid) throw new Refusal('notice-already-paid', 'This notice is paid')
      const intent = await openIntent(payments, await noticeOf(payments, noticeId, transactionId), at)
      const { orderId, amount } = intent
      const { checkoutUrl } = await bank.openCheckout({ orderId, amount, description: `Notice ${noticeId}` })
      await payments.recordCheckout(orderId, checkoutUrl, at)
      return { checkoutUrl }
    },
    async settleNotices({ transactionId, noticeIds, at }) {
      const notices = noticeIds.map((noticeId) => noticeOf(payments, noticeId, transactionId))
      return Promise.all(notices.map(async (notice) => settleNotice(deps, await notice, at)))
    },
    async closeCheckouts({ noticeIds, at }) {
      const intents = await Promise.all(noticeIds.map((noticeId) => openIntents(payments, noticeId)))
      await Promise.all(intents.flat().map((intent) => closeIntent(deps, intent, at)))
    },
  }
}

async function settleNotice(deps: PaymentDeps, notice: Notice, at: Instant): Promise<SettledNotice> {
  const { noticeId } = notice
  if (notice.paidAt !== null) return { noticeId, paid: true, open: false }
  const intents = await openIntents(deps.payments, noticeId)
  const statuses = await Promise.all(intents.map((intent) => settleIntent(deps, notice, intent, at)))
  return { noticeId, paid: statuses.includes('captured'), open: statuses.includes('open') }
}

/** The attempt that is open, or the next one. It is written before the bank hears of it. */
async function openIntent(payments: PaymentStore, notice: Notice, at: Instant): Promise<PaymentIntent> {
  const { noticeId, amount } = notice
  const intents = await payments.intentsOf(noticeId)
  const open = intents.find((intent) => intent.status === 'open')
  if (open !== undefined) return open
  const orderId = `${noticeId}-${intents.length + 1}`
  const intent = { orderId, noticeId, amount, checkoutUrl: null, status: 'open', openedAt: at } as const
  await payments.openIntent(intent)
  return intent
}

async function noticeOf(
  payments: PaymentStore,
  noticeId: string,
  transactionId: TransactionId,
): Promise<Notice> {
  const notice = await payments.findNotice(noticeId)
  if (notice?.transactionId !== transactionId) {
    throw new Refusal('notice-not-found', 'There is no such notice')
  }
  return notice
}
