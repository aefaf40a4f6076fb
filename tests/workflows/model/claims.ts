import { equal, ok } from 'node:assert/strict'
import type { AssessmentLine } from '../../../domain/assessment/assess.ts'
import { sumOf } from '../../../domain/money.ts'
import type { Cents } from '../../../domain/money.ts'
import type { Account, LedgerEntry } from '../../../domain/payment/ledger.ts'
import { isClaim } from '../../../domain/payment/notice.ts'
import type { Notice } from '../../../domain/payment/notice.ts'
import { linesOfClaim } from '../../../domain/revaluation/effect.ts'
import type { Revaluation } from '../../../domain/revaluation/revaluation.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { must } from '../../must.ts'
import type { Land } from './land.ts'

/** What a revaluation claims is paid once, and owed back once; when it is over, the State has what was found due. */
export async function expectClaimsSound({ stores }: Land, dossier: Dossier): Promise<void> {
  const { transactionId, notices, stage } = dossier
  const [revaluation, ledger] = await Promise.all([
    stores.revaluations.find(transactionId),
    stores.payments.ledgerOf(transactionId),
  ])
  const claims = notices.filter(({ noticeId }) => isClaim(noticeId))
  ok(claims.length === 0 || revaluation !== undefined, 'nothing is claimed unless the duty was reopened')
  const isOver = stage === 'registered' || stage === 'closed'
  for (const notice of claims) {
    const [payments, refunds] = [
      entriesFor(ledger, 'payment', notice),
      entriesFor(ledger, 'refund-due', notice),
    ]
    equal(payments.length, notice.paidAt === null ? 0 : 1, 'a claim is paid once')
    ok(refunds.length <= payments.length, 'a claim is owed back once, and only when it was paid')
    if (isOver) expectSettled(notice, refunds, owedBy(dossier, must(revaluation), notice))
  }
}

function entriesFor(
  ledger: readonly LedgerEntry[],
  what: 'payment' | 'refund-due',
  { noticeId }: Notice,
): readonly LedgerEntry[] {
  return ledger.filter(({ entryId }) => entryId.startsWith(`${what}/${noticeId}-`))
}

/** What that payer owes in the end: as claimed, or as decided upon his objection. */
function owedBy(
  { terms, assessment }: Dossier,
  { decision, declared, lines }: Revaluation,
  { payer }: Notice,
): readonly AssessmentLine[] {
  const standing =
    decision === null
      ? lines
      : decision.value > declared
        ? linesOfClaim(terms, must(assessment), decision.value)
        : []
  return standing.filter((line) => line.payer === payer)
}

/** Being late apart, which has a price of its own. */
function expectSettled(
  notice: Notice,
  refunds: readonly LedgerEntry[],
  owed: readonly AssessmentLine[],
): void {
  const paid = notice.paidAt === null ? [] : notice.lines.filter(({ duty }) => duty !== LATE)
  const givenBack = refunds
    .flatMap(({ lines }) => lines)
    .filter(({ account, amount }) => amount > 0 && !NO_DUTY.includes(account))
  equal(totalOf(paid) - totalOf(givenBack), totalOf(owed), 'what is kept of a claim is what is owed')
}

const LATE = 'late-payment-surcharge'
const NO_DUTY: readonly Account[] = ['refund-interest', `${LATE}-payable`]

function totalOf(lines: readonly { readonly amount: Cents }[]): Cents {
  return sumOf(lines.map(({ amount }) => amount))
}
