import { paymentEntry, suspenseEntry } from '../domain/payment/ledger.ts'
import type { LedgerEntry } from '../domain/payment/ledger.ts'
import { settle } from '../domain/payment/notice.ts'
import type {
  BankOrder,
  IntentStatus,
  Notice,
  NoticeWithAttempts,
  PaymentIntent,
} from '../domain/payment/notice.ts'
import type { BankGateway, PaymentStore } from '../domain/ports.ts'
import type { Instant } from '../domain/time.ts'

export interface PaymentDeps {
  readonly payments: PaymentStore
  readonly bank: BankGateway
}

/** The attempts that the bank may still move. */
export function openAmong(attempts: readonly PaymentIntent[]): readonly PaymentIntent[] {
  return attempts.filter((intent) => intent.status === 'open')
}

/** Asks the bank about the open attempts. Answers whether the notice is paid, and an attempt still open. */
export async function settleAttempts(
  deps: PaymentDeps,
  { notice, attempts }: NoticeWithAttempts,
  at: Instant,
): Promise<{ readonly paid: boolean; readonly open: PaymentIntent | null }> {
  if (notice.paidAt !== null) return { paid: true, open: null }
  const asked = openAmong(attempts)
  const statuses = await Promise.all(asked.map((intent) => settleIntent(deps, notice, intent, at)))
  const open = asked.find((_, i) => statuses[i] === 'open') ?? null
  return { paid: statuses.includes('captured'), open }
}

/**
 * Asks the bank about one attempt and records what it says. Its answer to `retrieve order` is the only thing
 * believed; an order that it does not know yet stays open.
 */
async function settleIntent(
  { payments, bank }: PaymentDeps,
  notice: Notice,
  intent: PaymentIntent,
  at: Instant,
): Promise<IntentStatus> {
  const order = await bank.retrieveOrder(intent.orderId)
  if (order === undefined) return 'open'
  const status = settle(intent, order)
  if (status === 'open') return 'open'
  const entry = entryFor(status, notice, order, at)
  await payments.recordSettlement({ orderId: intent.orderId, status, order, entry, at, late: false })
  return status
}

function entryFor(status: IntentStatus, notice: Notice, order: BankOrder, at: Instant): LedgerEntry | null {
  if (status === 'captured') return paymentEntry(order.orderId, at, notice.lines)
  if (status === 'differs') return heldEntry(order, at, 'The bank reports another sum than was ordered')
  return null
}

/**
 * Stops one attempt at the bank. What was captured all the same came too late: it is held for a person.
 * Throws a fault, to be retried, while the bank leaves the order open.
 */
export async function closeIntent(
  { payments, bank }: PaymentDeps,
  intent: PaymentIntent,
  at: Instant,
): Promise<void> {
  const { orderId } = intent
  const order = await bank.cancelOrder(orderId)
  const status = settle(intent, order)
  if (status === 'open') throw new Error(`The bank has not closed order ${orderId}`)
  const late = status === 'captured' || status === 'differs'
  const entry = late ? heldEntry(order, at, 'Captured after the end of the transaction') : null
  await payments.recordSettlement({ orderId, status, order, entry, at, late })
}

function heldEntry({ orderId, amount }: BankOrder, at: Instant, why: string): LedgerEntry | null {
  return amount === 0 ? null : suspenseEntry(orderId, at, amount, why)
}
