import { assessAs } from '../assessment/assess.ts'
import type { Assessment, AssessmentLine } from '../assessment/assess.ts'
import { cents, negate, sumOf } from '../money.ts'
import type { Cents } from '../money.ts'
import { noticesFor } from '../payment/issue.ts'
import type { Issue } from '../payment/issue.ts'
import { balanced } from '../payment/ledger.ts'
import type { LedgerEntry } from '../payment/ledger.ts'
import { claimNoticeIdOf } from '../payment/notice.ts'
import type { Notice } from '../payment/notice.ts'
import type { Instant } from '../time.ts'
import { KINDS } from '../transaction/kinds.ts'
import type { Terms } from '../transaction/terms.ts'
import { claimLines } from './claim.ts'
import { refundInterest } from './interest.ts'

/** The lines of a claim, under the law of the day of the assessment. Throws as `claimLines` does. */
export function linesOfClaim(terms: Terms, assessed: Assessment, value: Cents): readonly AssessmentLine[] {
  const declared = terms.price ?? cents(0)
  const revalued = assessAs(
    assessed.scheduleVersion,
    KINDS[terms.kind],
    { ...terms, price: value },
    assessed.on,
  )
  return claimLines({ declared, value, assessed, revalued }, assessed.on)
}

/** A notice of the claim to each payer, beside the notice that he had before. */
export function claimNotices(lines: readonly AssessmentLine[], issue: Issue): readonly Notice[] {
  return noticesFor({ lines }, issue).map((notice) => ({
    ...notice,
    noticeId: claimNoticeIdOf(issue.transactionId, notice.payer),
  }))
}

/** What stands of a claim after the decision: the notices still to be paid, and what was paid in excess. */
export interface Standing {
  /** As they are to be paid now. */
  readonly unpaid: readonly Notice[]
  readonly excess: readonly { readonly notice: Notice; readonly owed: readonly AssessmentLine[] }[]
}

/** `lines` is what is owed after the decision; nothing when the claim was dropped. */
export function afterDecision(
  claimed: readonly Notice[],
  lines: readonly AssessmentLine[],
  dueAt: Instant,
): Standing {
  const owedBy = (payer: Notice['payer']): readonly AssessmentLine[] =>
    lines.filter((line) => line.payer === payer)
  const totalOf = (owed: readonly AssessmentLine[]): Cents => sumOf(owed.map(({ amount }) => amount))
  return {
    unpaid: claimed
      .filter(({ paidAt }) => paidAt === null)
      .map((notice) => ({
        ...notice,
        lines: owedBy(notice.payer),
        dueAt,
        amount: totalOf(owedBy(notice.payer)),
      }))
      .filter(({ amount }) => amount > 0),
    excess: claimed
      .filter((notice) => notice.paidAt !== null && totalOf(owedBy(notice.payer)) < notice.amount)
      .map((notice) => ({ notice, owed: owedBy(notice.payer) })),
  }
}

/** What was paid in excess is owed back, with interest from the payment to the decision. */
export function excessEntry(
  orderId: string,
  { notice, owed }: Standing['excess'][number],
  at: Instant,
): LedgerEntry {
  const debits = notice.lines
    .map((line) => ({ account: `${line.duty}-payable` as const, amount: differenceOf(line, owed) }))
    .filter(({ amount }) => amount > 0)
  const excess = sumOf(debits.map(({ amount }) => amount))
  const interest = refundInterest(excess, notice.paidAt ?? at, at)
  const paidInterest = interest > 0 ? [{ account: 'refund-interest' as const, amount: interest }] : []
  return balanced({
    entryId: `refund-due/${orderId}`,
    at,
    description: 'Refund due: the claim was reduced',
    lines: [
      ...debits,
      ...paidInterest,
      { account: 'refunds-payable', amount: negate(sumOf([excess, interest])) },
    ],
  })
}

function differenceOf({ duty, amount }: AssessmentLine, owed: readonly AssessmentLine[]): Cents {
  const still = owed.find((line) => line.duty === duty)?.amount ?? 0
  return cents(amount - still)
}
