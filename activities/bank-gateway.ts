import { cents } from '../domain/money.ts'
import type { BankOrder, BankOrderStatus } from '../domain/payment/notice.ts'
import type { BankGateway } from '../domain/ports.ts'
import { parseInstant } from '../domain/time.ts'
import { callForJson } from './json-over-http.ts'
import type { JsonCall } from './json-over-http.ts'

export interface BankAccess {
  /** Where the bank's API is. */
  readonly url: string
  readonly merchant: string
  readonly password: string
  /** Where the bank sends the payer's browser back to. */
  readonly returnUrl: (orderId: string) => string
  /** Where the bank sends its notifications. */
  readonly notificationUrl: string
}

/** Milliseconds after which the bank counts as away. */
const PATIENCE = 5_000

interface Call {
  readonly method: JsonCall['method']
  readonly path: string
  readonly body?: unknown
}

/** The hosted checkout over HTTP. Every answer but success and "unknown order" is a fault, to be retried. */
export function createBankGateway(access: BankAccess): BankGateway {
  const orders = (orderId: string): string =>
    `/api/merchants/${encodeURIComponent(access.merchant)}/orders/${encodeURIComponent(orderId)}`
  return {
    async openCheckout({ orderId, amount, description }) {
      const { notificationUrl } = access
      const returnUrl = access.returnUrl(orderId)
      const body = { amountCents: amount, currency: 'MUR', description, returnUrl, notificationUrl }
      const answer = await call(access, { method: 'PUT', path: `${orders(orderId)}/checkout`, body })
      return { checkoutUrl: textOf(answer, 'checkoutUrl') }
    },
    async retrieveOrder(orderId) {
      return orderOf(await call(access, { method: 'GET', path: orders(orderId) }))
    },
    async cancelOrder(orderId) {
      const path = `${orders(orderId)}/checkout`
      const order = orderOf(await call(access, { method: 'DELETE', path }))
      if (order === undefined) throw new Error(`The bank did not take the cancellation of ${orderId}`)
      return order
    },
  }
}

type Answer = Readonly<Record<string, unknown>>

async function call(
  { url, merchant, password }: BankAccess,
  { method, path, body }: Call,
): Promise<Answer | undefined> {
  const answer = await callForJson({
    ...{ method, url: new URL(path, url), body, patience: PATIENCE },
    authorization: `Basic ${Buffer.from(`merchant.${merchant}:${password}`).toString('base64')}`,
  })
  if (answer.status === 404) return undefined
  if (answer.status < 200 || answer.status > 299) {
    throw new Error(`The bank answered ${answer.status} to ${method} ${path}`)
  }
  return JSON.parse(answer.text) as Answer
}

const STATUSES: readonly string[] = ['created', 'captured', 'failed', 'cancelled'] satisfies BankOrderStatus[]

/** Reads an order strictly: what cannot be understood is a fault, never a payment. */
function orderOf(answer: Answer | undefined): BankOrder | undefined {
  if (answer === undefined) return undefined
  const { amountCents, capturedAt, transactionReference } = answer
  if (typeof amountCents !== 'number') throw new Error('The bank reports an order without an amount')
  const status = textOf(answer, 'status')
  if (!STATUSES.includes(status)) throw new Error('The bank reports an unknown status')
  return {
    orderId: textOf(answer, 'orderId'),
    status: status as BankOrderStatus,
    amount: cents(amountCents),
    currency: textOf(answer, 'currency'),
    capturedAt: typeof capturedAt === 'string' ? (parseInstant(capturedAt) ?? null) : null,
    transactionReference: typeof transactionReference === 'string' ? transactionReference : null,
  }
}

function textOf(answer: Answer | undefined, name: string): string {
  const value = answer?.[name]
  if (typeof value !== 'string') throw new Error(`The bank's answer has no ${name}`)
  return value
}
