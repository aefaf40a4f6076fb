import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { cents, rupees } from '../../../domain/money.ts'
import { balanced, paymentEntry, refundDueEntry, suspenseEntry } from '../../../domain/payment/ledger.ts'
import { settle } from '../../../domain/payment/notice.ts'
import type { BankOrder } from '../../../domain/payment/notice.ts'
import { at, sale, today } from '../sample.ts'

const intent = { amount: rupees(400_000) }
const captured: BankOrder = {
  orderId: 'o-1',
  status: 'captured',
  amount: rupees(400_000),
  currency: 'MUR',
  capturedAt: at,
  transactionReference: 'T1',
}
const { lines } = assess(KINDS.sale, sale, today)
const sum = (entry: { lines: readonly { amount: number }[] }): number =>
  entry.lines.reduce((total, line) => total + line.amount, 0)

describe('an answer of the bank', () => {
  it('pays a notice when all of it was captured in rupees', () => {
    expect(settle(intent, captured)).to.equal('captured')
  })

  it('never pays a notice with another amount or another currency', () => {
    expect(settle(intent, { ...captured, amount: cents(39_999_999) })).to.equal('differs')
    expect(settle(intent, { ...captured, amount: cents(40_000_001) })).to.equal('differs')
    expect(settle(intent, { ...captured, currency: 'USD' })).to.equal('differs')
  })

  it('leaves an order open that nobody has paid', () => {
    expect(settle(intent, { ...captured, status: 'created' })).to.equal('open')
  })

  it('passes a failure and a cancellation on', () => {
    expect(settle(intent, { ...captured, status: 'failed' })).to.equal('failed')
    expect(settle(intent, { ...captured, status: 'cancelled' })).to.equal('cancelled')
  })
})

describe('a ledger entry', () => {
  it('balances, whatever it is for', () => {
    const entries = [
      paymentEntry('o-1', at, lines),
      refundDueEntry('o-1', at, lines),
      suspenseEntry('o-1', at, cents(5), 'Another amount'),
    ]
    for (const entry of entries) expect(sum(entry), entry.entryId).to.equal(0)
  })

  it('is keyed by the order, so that the same payment posts once', () => {
    expect(paymentEntry('o-1', at, lines).entryId).to.equal('payment/o-1')
  })

  it('that does not balance, or says nothing, is a fault', () => {
    const entry = { entryId: 'x', at, description: 'x' }
    expect(() => balanced({ ...entry, lines: [] })).to.throw(RangeError)
    expect(() =>
      balanced({
        ...entry,
        lines: [
          { account: 'suspense', amount: cents(1) },
          { account: 'bank-clearing', amount: cents(1) },
        ],
      }),
    ).to.throw(RangeError)
    expect(() =>
      balanced({
        ...entry,
        lines: [
          { account: 'suspense', amount: cents(0) },
          { account: 'bank-clearing', amount: cents(0) },
        ],
      }),
    ).to.throw(RangeError)
  })
})
