import type { AssessmentLine } from '../domain/assessment/assess.ts'
import type { Payer } from '../domain/assessment/schedule.ts'
import { sumOf } from '../domain/money.ts'
import { noticeIdOf } from '../domain/payment/notice.ts'
import type { Notice } from '../domain/payment/notice.ts'
import type { PaymentStore, Stores } from '../domain/ports.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import type { TransactionActivities } from './contract.ts'
import { dossierOf } from './dossier-of.ts'

/** Tells each payer what he owes. A sale on which nobody owes anything waits for no payment. */
export function createNoticeActivities({
  dossiers,
  payments,
}: Pick<Stores, 'dossiers' | 'payments'>): Pick<TransactionActivities, 'issueNotices'> {
  return {
    async issueNotices({ transactionId, at, dueAt }) {
      const notices = noticesFor(await dossierOf(dossiers, transactionId), at, dueAt)
      await payments.issueNotices(transactionId, notices, at)
      return unpaid(payments, notices)
    },
  }
}

function noticesFor({ transactionId, assessment }: Dossier, issuedAt: Instant, dueAt: Instant): Notice[] {
  if (assessment === null) throw new Error(`${transactionId} was never assessed`)
  const payers = [...new Set(assessment.lines.map((line) => line.payer))]
  return payers
    .map((payer) => noticeOf(payer, assessment.lines, { transactionId, issuedAt, dueAt }))
    .filter((notice) => notice.amount > 0)
}

function noticeOf(
  payer: Payer,
  assessed: readonly AssessmentLine[],
  of: Pick<Notice, 'transactionId' | 'issuedAt' | 'dueAt'>,
): Notice {
  const lines = assessed.filter((line) => line.payer === payer)
  const amount = sumOf(lines.map((line) => line.amount))
  const noticeId = noticeIdOf(of.transactionId, payer)
  return { ...of, noticeId, payer, lines, amount, paidAt: null, paymentReceipt: null }
}

/** As they stand now: what was issued in an earlier round may be paid. */
async function unpaid(payments: PaymentStore, notices: readonly Notice[]): Promise<readonly string[]> {
  const stored = await Promise.all(notices.map((notice) => payments.findNotice(notice.noticeId)))
  return stored.flatMap((notice) => (notice === undefined || notice.paidAt !== null ? [] : [notice.noticeId]))
}
