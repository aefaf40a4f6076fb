import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import { noticesFor } from '../../../domain/payment/issue.ts'
import { asOwedAt } from '../../../domain/payment/late.ts'
import type { Notice } from '../../../domain/payment/notice.ts'
import { claimNotices } from '../../../domain/revaluation/effect.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { day } from '../../storage/contract/world.ts'
import { must } from '../../must.ts'
import { sale, today, transactionId } from '../sample.ts'

const { lines } = assess(KINDS.sale, sale, today)
const issue = { transactionId, issuedAt: day(0), dueAt: day(28) }
const claimed = must(claimNotices(lines, issue)[0])
const shown = ({ lines: owed, amount }: Notice): readonly unknown[] => [
  owed.map(({ duty }) => duty),
  amount / 100,
]

describe('a notice', () => {
  const late = asOwedAt(claimed, day(29))

  it('of a claim bears a tenth on top once its time is over', () => {
    expect(asOwedAt(claimed, day(28))).to.deep.equal(claimed)
    expect(shown(late)).to.deep.equal([['registration-duty', 'late-payment-surcharge'], 440_000])
    expect(late.lines[1]).to.deep.include({ value: rupees(400_000), basisPoints: 1_000 })
  })

  it('bears it once, and no more when its time was put off', () => {
    expect(asOwedAt(late, day(60))).to.deep.equal(late)
    expect(shown(asOwedAt({ ...late, dueAt: day(90) }, day(60)))).to.deep.equal(shown(claimed))
  })

  it('that is paid, or is of no claim, stays as it is', () => {
    const paid = { ...claimed, paidAt: day(20) }
    const first = must(noticesFor({ lines }, issue)[0])
    for (const notice of [paid, first]) expect(asOwedAt(notice, day(60))).to.deep.equal(notice)
  })
})
