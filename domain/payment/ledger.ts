import { negate, sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import type { Instant } from '../time.ts'
import type { AssessmentLine } from '../assessment/assess.ts'
import type { Duty } from '../assessment/schedule.ts'

/** Assets carry positive balances, what is owed to others negative ones. */
export type Account = 'bank-clearing' | `${Duty}-payable` | 'refunds-payable' | 'refund-interest' | 'suspense'

interface LedgerLine {
  readonly account: Account
  /** Positive: debit. Negative: credit. Never nought. */
  readonly amount: Cents
}

/** One balanced posting. Immutable: a mistake is answered by another entry. */
export interface LedgerEntry {
  /** The business key: the same event posts once. */
  readonly entryId: string
  readonly at: Instant
  readonly description: string
  readonly lines: readonly LedgerLine[]
}

/** Throws a RangeError unless there are two lines or more, none of them nought, and they add to nought. */
export function balanced(entry: LedgerEntry): LedgerEntry {
  const sum = entry.lines.reduce((total, line) => total + line.amount, 0)
  if (entry.lines.length < 2 || sum !== 0 || entry.lines.some((line) => line.amount === 0)) {
    throw new RangeError(`Ledger entry ${entry.entryId} does not balance`)
  }
  return entry
}

/** A notice paid in full: money at the bank against each duty owed to the State. */
export function paymentEntry(orderId: string, at: Instant, lines: readonly AssessmentLine[]): LedgerEntry {
  const credits = lines
    .filter((line) => line.amount > 0)
    .map((line) => ({ account: `${line.duty}-payable` as const, amount: negate(line.amount) }))
  const total = negate(sumOf(credits.map((line) => line.amount)))
  return balanced({
    entryId: `payment/${orderId}`,
    at,
    description: 'Notice paid',
    lines: [{ account: 'bank-clearing', amount: total }, ...credits],
  })
}

/** Money that came in another amount than ordered, or after the end of the transaction: held for a person. */
export function suspenseEntry(orderId: string, at: Instant, amount: Cents, description: string): LedgerEntry {
  return balanced({
    entryId: `suspense/${orderId}`,
    at,
    description,
    lines: [
      { account: 'bank-clearing', amount },
      { account: 'suspense', amount: negate(amount) },
    ],
  })
}

/** A paid notice of a transaction that ended without registration: no longer duty, but owed back. */
export function refundDueEntry(orderId: string, at: Instant, lines: readonly AssessmentLine[]): LedgerEntry {
  const debits = lines
    .filter((line) => line.amount > 0)
    .map((line) => ({ account: `${line.duty}-payable` as const, amount: line.amount }))
  const total = negate(sumOf(debits.map((line) => line.amount)))
  return balanced({
    entryId: `refund-due/${orderId}`,
    at,
    description: 'Refund due: the transaction ended without registration',
    lines: [...debits, { account: 'refunds-payable', amount: total }],
  })
}
