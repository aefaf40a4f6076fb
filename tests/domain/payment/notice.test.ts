import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { cents } from '../../../domain/money.ts'
import { noticesFor } from '../../../domain/payment/issue.ts'
import { noticeIdOf, orderIdOf, parseOrderId } from '../../../domain/payment/notice.ts'
import { at, sale, today, transactionId } from '../sample.ts'

describe('an order id', () => {
  it('names its notice, its payer and its transaction', () => {
    const noticeId = noticeIdOf(transactionId, 'vendor')
    expect(orderIdOf(noticeId, 12)).to.equal('LT-AAAA-BBBB-CCCC-vendor-12')
    expect(parseOrderId(orderIdOf(noticeId, 12))).to.deep.equal({ noticeId, transactionId, payer: 'vendor' })
  })

  for (const text of [
    '',
    'LT-AAAA-BBBB-CCCC-vendor',
    'LT-AAAA-BBBB-CCCC-vendor-0',
    'LT-AAAA-BBBB-CCCC-vendor-1x',
    'LT-AAAA-BBBB-CCCC-notary-1',
    'LT-AAAA-BBBB-vendor-1',
    'LT-AAAA-BBBB-IIII-vendor-1',
    'xLT-AAAA-BBBB-CCCC-vendor-1',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(parseOrderId(text)).to.equal(undefined)
    })
  }
})

describe('the notices of an assessment', () => {
  const issue = { transactionId, issuedAt: at, dueAt: at }

  it('are one a payer, with his lines and their sum', () => {
    const { lines, total } = assess(KINDS.sale, sale, today)
    const notices = noticesFor({ lines: [...lines, ...lines] }, issue)
    expect(notices.map(({ noticeId }) => noticeId)).to.deep.equal([
      noticeIdOf(transactionId, 'purchaser'),
      noticeIdOf(transactionId, 'vendor'),
    ])
    expect(notices.every((notice) => notice.lines.length === 2)).to.equal(true)
    expect(notices.reduce((sum, { amount }) => sum + amount, 0)).to.equal(2 * total)
    expect(notices[0]).to.deep.include({ ...issue, paidAt: null, paymentReceipt: null })
  })

  it('leave out whoever owes nothing', () => {
    const lines = assess(KINDS.sale, sale, today).lines.map((line) =>
      line.payer === 'vendor' ? line : { ...line, amount: cents(0) },
    )
    expect(noticesFor({ lines }, issue).map(({ payer }) => payer)).to.deep.equal(['vendor'])
    expect(noticesFor({ lines: [] }, issue)).to.deep.equal([])
  })
})
