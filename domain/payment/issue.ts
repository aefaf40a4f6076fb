import type { Assessment, AssessmentLine } from '../assessment/assess.ts'
import type { Payer } from '../assessment/schedule.ts'
import { sumOf } from '../money.ts'
import { noticeIdOf } from './notice.ts'
import type { Notice } from './notice.ts'

/** Which transaction is told when, and until when it may be paid. */
export type Issue = Pick<Notice, 'transactionId' | 'issuedAt' | 'dueAt'>

/** A notice to each payer who owes something; none where nobody does. */
export function noticesFor({ lines }: Pick<Assessment, 'lines'>, issue: Issue): readonly Notice[] {
  const payers = [...new Set(lines.map((line) => line.payer))]
  return payers.map((payer) => noticeTo(payer, lines, issue)).filter((notice) => notice.amount > 0)
}

function noticeTo(payer: Payer, assessed: readonly AssessmentLine[], issue: Issue): Notice {
  const lines = assessed.filter((line) => line.payer === payer)
  const amount = sumOf(lines.map((line) => line.amount))
  const noticeId = noticeIdOf(issue.transactionId, payer)
  return { ...issue, noticeId, payer, lines, amount, paidAt: null, paymentReceipt: null }
}
