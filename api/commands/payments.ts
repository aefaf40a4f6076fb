import type { CommandDeps } from '../deps.ts'
import { asOwedAt } from '../../domain/payment/late.ts'
import { parseOrderId } from '../../domain/payment/notice.ts'
import type { Notice } from '../../domain/payment/notice.ts'
import { Refusal } from '../../domain/refusal.ts'
import { openCheckout } from '../../workflows/messages.ts'
import type { Commands } from '../commands.ts'
import { parsePayCode, payCodeDigest } from '../pay-code.ts'
import { ask } from './ask.ts'
import { once } from './once.ts'

/** What the holder of a pay code does, and what the bank says. */
export function createPaymentCommands(deps: CommandDeps): Pick<Commands, 'pay' | 'hintPayment'> {
  const { stores, workflows } = deps
  return {
    async pay(payCode, key) {
      const { noticeId, transactionId, paidAt } = await noticeBehind(deps, payCode)
      if (paidAt !== null) throw new Refusal('notice-already-paid', 'The notice is paid already', { paidAt })
      // Nobody is logged in here: the notice itself stands for whoever may pay it.
      return await once(deps, { actorId: `notice/${noticeId}`, key, what: ['pay', noticeId] }, (attempt) =>
        ask(deps, transactionId, attempt, { update: openCheckout, argument: { noticeId } }),
      )
    },
    async hintPayment(orderId) {
      const named = parseOrderId(orderId)
      if (named === undefined) return
      const intents = await stores.payments.intentsOf(named.noticeId)
      // Both the bank and the payer's browser tell: what is known already is no news.
      if (!intents.some((intent) => intent.orderId === orderId && intent.status === 'open')) return
      await workflows.hint(named.transactionId)
    },
  }
}

/** The notice that a pay code opens, as it is to be paid now. Throws `pay-link-invalid`. */
export async function noticeBehind(
  { stores, now }: Pick<CommandDeps, 'stores' | 'now'>,
  payCode: string,
): Promise<Notice> {
  const code = parsePayCode(payCode)
  const notice = code && (await stores.payments.findNoticeByPayCode(payCodeDigest(code)))
  if (!notice) throw new Refusal('pay-link-invalid', 'No notice has this pay code')
  return asOwedAt(notice, now())
}
