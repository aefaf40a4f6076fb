import { inForce } from '../assessment/schedule.ts'
import { wholeMonthsBetween } from '../calendar/days.ts'
import { cents, shareOf } from '../money.ts'
import type { Cents } from '../money.ts'
import { localDateAt } from '../time.ts'
import type { Instant } from '../time.ts'
import { REFUND_INTEREST } from './schedule.ts'

/** Simple interest for each whole month from the payment to the decision, at the rate of the day of the decision. */
export function refundInterest(amount: Cents, paidAt: Instant, decidedAt: Instant): Cents {
  const months = wholeMonthsBetween(localDateAt(paidAt), localDateAt(decidedAt))
  const [row] = inForce(REFUND_INTEREST, localDateAt(decidedAt))
  return row === undefined ? cents(0) : shareOf(amount, row.basisPointsAMonth * months)
}
