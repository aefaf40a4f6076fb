import { cents } from '../../../domain/money.ts'
import type { Cents } from '../../../domain/money.ts'
import type { PaymentIntent } from '../../../domain/payment/notice.ts'
import type { Stage } from '../../../domain/transaction/stages.ts'
import type { AssessmentLine } from '../../../domain/assessment/assess.ts'
import { noticeBehind } from '../../commands/payments.ts'
import type { ApiDeps } from '../../deps.ts'
import { payersNotice } from '../../payers-notice.ts'
import type { PayersNotice } from '../../payers-notice.ts'

/** A duty with the value that bears it, so that the payer can follow the sum. */
type WorkedOut = AssessmentLine & { readonly dutiable: Cents }

/** A notice with how its payment stands. */
export interface NoticeView {
  readonly notice: PayersNotice
  readonly lines: readonly WorkedOut[]
  readonly stage: Stage
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
  const { noticeId, transactionId } = await noticeBehind(deps, payCode)
  const [notice, dossier, attempts] = await Promise.all([
    payersNotice(deps, payCode),
    deps.stores.dossiers.find(transactionId),
    deps.stores.payments.intentsOf(noticeId),
  ])
  if (dossier === undefined) throw new Error(`The dossier of notice ${noticeId} is missing`)
  return { notice, lines: notice.lines.map(workedOut), stage: dossier.stage, attempt: latest(attempts) }
}

function latest(attempts: readonly PaymentIntent[]): PaymentIntent | null {
  return attempts.reduce<PaymentIntent | null>(
    (last, attempt) => (last === null || attempt.openedAt >= last.openedAt ? attempt : last),
    null,
  )
}
