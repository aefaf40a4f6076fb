import { cents } from '../../domain/money.ts'
import type { Cents } from '../../domain/money.ts'
import type { Instant } from '../../domain/time.ts'

export type Outcome = 'captured' | 'failed' | 'cancelled'
type OrderStatus = 'created' | Outcome

/** What the merchant asks the bank to collect. */
export interface OrderRequest {
  readonly amountCents: Cents
  readonly currency: 'MUR'
  readonly description: string
  readonly returnUrl: string
  readonly notificationUrl: string
}

/** What became of an order. Made once; it stands. */
export interface Decision {
  readonly outcome: Outcome
  readonly at: Instant
  /** What the bank says it took: under the switch `wrongAmount` not what was ordered. */
  readonly amountCents: Cents
  readonly transactionReference: string | null
  /** Equal to the order's `successIndicator` only if the money was captured. */
  readonly resultIndicator: string
}

export interface Order extends OrderRequest {
  readonly orderId: string
  /** Names the checkout page: who knows it may pay. */
  readonly session: string
  readonly successIndicator: string
  readonly decision: Decision | null
}

/** The answer to "retrieve order", the only word of the bank that a merchant may believe. */
export interface OrderReport {
  readonly orderId: string
  readonly status: OrderStatus
  readonly amountCents: Cents
  readonly currency: 'MUR'
  readonly capturedAt: Instant | null
  readonly transactionReference: string | null
}

export function reportOf({ orderId, amountCents, currency, decision }: Order): OrderReport {
  return {
    orderId,
    status: decision?.outcome ?? 'created',
    amountCents: decision?.amountCents ?? amountCents,
    currency,
    capturedAt: decision?.outcome === 'captured' ? decision.at : null,
    transactionReference: decision?.transactionReference ?? null,
  }
}

/** How an order stands that was cancelled before it was opened: of what it was to be, nothing is known. */
export function forestalledReport(orderId: string): OrderReport {
  return {
    orderId,
    status: 'cancelled',
    amountCents: cents(0),
    currency: 'MUR',
    capturedAt: null,
    transactionReference: null,
  }
}

/** Reads the body of "open checkout"; a sentence says what is wrong with it. */
export function parseOrderRequest(body: unknown): OrderRequest | string {
  const { amountCents, currency, description, returnUrl, notificationUrl } = (body ?? {}) as Record<
    string,
    unknown
  >
  if (!Number.isSafeInteger(amountCents) || Number(amountCents) <= 0) {
    return 'amountCents is a positive whole number'
  }
  if (currency !== 'MUR') return 'currency is MUR'
  if (typeof description !== 'string' || description.length > 200) {
    return 'description is a text of at most 200 characters'
  }
  if (!isWebAddress(returnUrl)) return 'returnUrl is an http or https address'
  if (!isWebAddress(notificationUrl)) return 'notificationUrl is an http or https address'
  return { amountCents: amountCents as Cents, currency, description, returnUrl, notificationUrl }
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
