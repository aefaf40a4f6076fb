import type { ApiDeps } from '../../deps.ts'
import { payersNotice } from '../../payers-notice.ts'
import { endpoint } from '../endpoint.ts'
import type { Endpoint } from '../endpoint.ts'
import { keyOf } from '../request.ts'
import { bankNotification, checkout, payCode, payersNotice as noticeSchema } from '../schemas/notice.ts'

const subject = 'payment'

/** What a payer does with his code, and what the bank says. Codes travel in bodies, never in addresses. */
export function createPaymentEndpoints(deps: ApiDeps): readonly Endpoint[] {
  const { commands, log } = deps
  return [
    endpoint({
      ...{ method: 'post', path: '/pay/notice', subject, access: 'anyone', scarce: true },
      summary: 'The notice behind a pay code',
      body: payCode,
      answers: { status: 200, description: 'The notice', content: noticeSchema },
      refuses: ['pay-link-invalid'],
      async handle({ body }) {
        return { status: 200, body: await payersNotice(deps, body.payCode) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/pay/checkout', subject, access: 'anyone', scarce: true, keyed: true },
      summary: 'Open the bank’s checkout for a notice, or open it again',
      body: payCode,
      answers: { status: 201, description: 'Where to pay', content: checkout },
      refuses: ['pay-link-invalid', 'notice-already-paid', 'illegal-transition'],
      async handle({ req, body }) {
        return { status: 201, body: await commands.pay(body.payCode, keyOf(req)) }
      },
    }),
    endpoint({
      ...{ method: 'post', path: '/bank/notifications', subject, access: 'bank' },
      summary: 'The bank says that something may have been paid: a hint, never a proof',
      body: bankNotification,
      answers: { status: 202, description: 'Heard', content: null },
      refuses: [],
      handle({ body }) {
        // The bank need not wait for us, and need not try again: whatever a hint misses, the sweep finds.
        commands.hintPayment(body.orderId).catch((error: unknown) => {
          log.warn({ err: error }, 'a hint of the bank was lost')
        })
        return Promise.resolve({ status: 202, body: null })
      },
    }),
  ]
}
