import type { Assessment, AssessmentLine } from '../assessment/assess.ts'
import { cents, negate, sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import type { Instant } from '../time.ts'
import { noticesFor } from './issue.ts'
import type { Issue } from './issue.ts'
import { balanced } from './ledger.ts'
import type { LedgerEntry } from './ledger.ts'
import { extraNoticeIdOf } from './notice.ts'
import type { Notice } from './notice.ts'

/* What becomes of money that was paid before the terms were corrected and assessed anew. */

/** What one payment brought in, duty by duty, less what is owed back of it. */
export interface Held {
  readonly orderId: string
  readonly lines: readonly AssessmentLine[]
}

const PREFIX = 'refund-'

/** The entry that owes back a part of a payment, in the round in which the terms were corrected. */
function refundIdOf(orderId: string, round: number): string {
  return `${PREFIX}r${String(round).padStart(2, '0')}/${orderId}`
}

/** What is still held of a payment, given all postings of the transaction. */
export function heldOf({ orderId, lines }: Held, ledger: readonly LedgerEntry[]): Held {
  const refunds = ledger.filter(
    ({ entryId }) => entryId.startsWith(PREFIX) && entryId.endsWith(`/${orderId}`),
  )
  const left = lines.map((line) => {
    const back = refunds.flatMap((entry) =>
      entry.lines.filter(({ account }) => account === `${line.duty}-payable`),
    )
    return { ...line, amount: cents(line.amount - sumOf(back.map(({ amount }) => amount))) }
  })
  return { orderId, lines: left.filter(({ amount }) => amount > 0) }
}

/**
 * What a corrected assessment asks for beyond what is held: an extra notice to each payer who owes more, and what is
 * owed back, from the newest payment on. The payments that nothing was asked of stay as they are.
 */
export function corrected(
  assessed: readonly AssessmentLine[],
  held: readonly Held[],
  issue: Issue & { readonly round: number },
): { readonly notices: readonly Notice[]; readonly refunds: readonly LedgerEntry[] } {
  const { round, ...told } = issue
  const extra = assessed.map((line) => lineOf(line, line.amount - heldFor(line, held))).filter(isOwed)
  const notices = noticesFor({ lines: extra }, told).map((notice) => ({
    ...notice,
    noticeId: extraNoticeIdOf(issue.transactionId, notice.payer, round),
  }))
  return { notices, refunds: refundsOf(assessed, held, issue) }
}

/** The notices of an assessment: the first ones, or what it asks beyond what is held. */
export function noticesAfter(
  { lines }: Pick<Assessment, 'lines'>,
  held: readonly Held[],
  issue: Issue & { readonly round: number },
): ReturnType<typeof corrected> {
  const { round, ...told } = issue
  return round === 1 || held.length === 0
    ? { notices: noticesFor({ lines }, told), refunds: [] }
    : corrected(lines, held, issue)
}

/** The figures behind the difference stand in the assessment; the line says what is to be paid. */
function lineOf(line: AssessmentLine, difference: number): AssessmentLine {
  const amount = cents(Math.max(0, difference))
  const basis = `${line.basis} (difference after a correction of the terms)`
  return { ...line, relief: null, basisPoints: 0, fixed: amount, amount, basis }
}

function isOwed({ amount }: AssessmentLine): boolean {
  return amount > 0
}

function isSame(a: AssessmentLine, b: AssessmentLine): boolean {
  return a.duty === b.duty && a.payer === b.payer
}

function heldFor(line: AssessmentLine, held: readonly Held[]): number {
  return sumOf(
    held.flatMap(({ lines }) => lines.filter((one) => isSame(one, line)).map(({ amount }) => amount)),
  )
}

function refundsOf(
  assessed: readonly AssessmentLine[],
  held: readonly Held[],
  { issuedAt, round }: { readonly issuedAt: Instant; readonly round: number },
): readonly LedgerEntry[] {
  return held.flatMap(({ orderId, lines }, i) => {
    const newer = held.slice(i + 1)
    const debits = lines
      .map((line) => ({
        account: `${line.duty}-payable` as const,
        amount: excessIn(line, newer, held, assessed),
      }))
      .filter(({ amount }) => amount > 0)
    return debits.length === 0 ? [] : [refundEntry(refundIdOf(orderId, round), issuedAt, debits)]
  })
}

/** What newer payments do not give back, this one does. */
function excessIn(
  line: AssessmentLine,
  newer: readonly Held[],
  held: readonly Held[],
  assessed: readonly AssessmentLine[],
): Cents {
  const owed = sumOf(assessed.filter((one) => isSame(one, line)).map(({ amount }) => amount))
  const excess = heldFor(line, held) - owed - heldFor(line, newer)
  return cents(Math.max(0, Math.min(line.amount, excess)))
}

function refundEntry(entryId: string, at: Instant, debits: LedgerEntry['lines']): LedgerEntry {
  const total = negate(sumOf(debits.map(({ amount }) => amount)))
  return balanced({
    ...{ entryId, at, description: 'Refund due: the terms were corrected' },
    lines: [...debits, { account: 'refunds-payable', amount: total }],
  })
}
