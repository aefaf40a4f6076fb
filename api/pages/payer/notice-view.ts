import { cents } from '../../../domain/money.ts'
import type { Cents } from '../../../domain/money.ts'
import { claimNoticeIdOf } from '../../../domain/payment/notice.ts'
import type { PaymentIntent } from '../../../domain/payment/notice.ts'
import type { Kind } from '../../../domain/transaction/terms.ts'
import type { Stage } from '../../../domain/transaction/stages.ts'
import type { AssessmentLine } from '../../../domain/assessment/assess.ts'
import { noticeBehind } from '../../commands/payments.ts'
import type { ApiDeps } from '../../deps.ts'
import { claimView, excessOf } from '../claim-view.ts'
import type { ClaimView, ExcessView } from '../claim-view.ts'
import { payersNotice } from '../../payers-notice.ts'
import type { PayersNotice } from '../../payers-notice.ts'

/** A duty with the value that bears it, so that the payer can follow the sum. */
type WorkedOut = AssessmentLine & { readonly dutiable: Cents }

/** A notice with how its payment stands. */
export interface NoticeView {
  readonly notice: PayersNotice
  readonly lines: readonly WorkedOut[]
  readonly stage: Stage
  readonly kind: Kind
  /** What it claims after a valuation; null for every other notice. */
  readonly claim: ClaimView | null
  /** What was paid too much on a claim; null where nothing was. */
  readonly excess: ExcessView | null
  /** The last attempt to pay it. */
  readonly attempt: PaymentIntent | null
}

function workedOut(line: AssessmentLine): WorkedOut {
  return { ...line, dutiable: cents(line.value - (line.relief?.amount ?? 0)) }
}

/** Throws `pay-link-invalid`. */
export async function noticeViewOf(
  deps: Pick<ApiDeps, 'stores' | 'now'>,
  payCode: string,
): Promise<NoticeView> {
  const behind = await noticeBehind(deps, payCode)
  const { noticeId, transactionId, payer } = behind
  const [notice, dossier, attempts] = await Promise.all([
    payersNotice(deps, payCode),
    deps.stores.dossiers.find(transactionId),
    deps.stores.payments.intentsOf(noticeId),
  ])
  if (dossier === undefined) throw new Error(`The dossier of notice ${noticeId} is missing`)
  const { stage, kind } = dossier
  const isClaim = noticeId === claimNoticeIdOf(transactionId, payer)
  const revaluation = isClaim ? await deps.stores.revaluations.find(transactionId) : undefined
  return {
    ...{ notice, stage, kind, lines: notice.lines.map(workedOut), attempt: latest(attempts) },
    claim: revaluation === undefined ? null : claimView(revaluation, stage, deps.now()),
    excess: revaluation === undefined ? null : excessOf(dossier, revaluation, behind),
  }
}

function latest(attempts: readonly PaymentIntent[]): PaymentIntent | null {
  return attempts.reduce<PaymentIntent | null>(
    (last, attempt) => (last === null || attempt.openedAt >= last.openedAt ? attempt : last),
    null,
  )
}
