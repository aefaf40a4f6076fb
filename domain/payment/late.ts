import { surchargeLines } from '../assessment/assess.ts'
import { surchargeAfter } from '../assessment/surcharges.ts'
import { sumOf } from '../money.ts'
import { localDateAt } from '../time.ts'
import type { Instant } from '../time.ts'
import { isClaim } from './notice.ts'
import type { Notice } from './notice.ts'

/**
 * A notice as it is to be paid at that moment. A claim that nobody paid in time bears a surcharge, until its deadline
 * is put off again; other notices bear none, because what they are for lapses instead.
 */
export function asOwedAt(notice: Notice, at: Instant): Notice {
  if (notice.paidAt !== null || !isClaim(notice.noticeId)) return notice
  const claimed = notice.lines.filter(({ duty }) => duty !== 'late-payment-surcharge')
  const on = localDateAt(at)
  const late = at > notice.dueAt ? surchargeLines(claimed, surchargeAfter('claim-payment', on), on) : []
  const lines = [...claimed, ...late]
  return { ...notice, lines, amount: sumOf(lines.map(({ amount }) => amount)) }
}
