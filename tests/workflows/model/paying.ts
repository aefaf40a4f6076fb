import { takeCheckout } from '../../../workflows/payment.ts'
import type { Deal } from './deal.ts'
import type { Land } from './land.ts'
import { send } from './sending.ts'

/** One payer goes to the bank, or all who have not paid; now and then in vain. */
export async function pay(
  { orders }: Land,
  deal: Deal,
  { by, chance }: { readonly by: number; readonly chance: number },
): Promise<void> {
  const { notices } = deal.transaction.state
  const paying = chance > 5 ? notices.filter(({ paid }) => !paid) : notices.slice(by % 2, (by % 2) + 1)
  for (const { noticeId } of paying) {
    await send(deal, takeCheckout, { noticeId })
    const order = [...orders.values()].findLast(({ orderId }) => orderId.startsWith(noticeId))
    if (order?.status !== 'created') continue
    orders.set(order.orderId, { ...order, status: chance === 0 ? 'failed' : 'captured' })
  }
}
