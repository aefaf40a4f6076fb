import { expect } from 'chai'
import { cents, formatRupees, parseRupees, roundUpTo, rupees, shareOf } from '../../domain/money.ts'

describe('money', () => {
  it('is read with or without separators', () => {
    for (const text of ['8000000', '8,000,000', '8 000 000', '8,000,000.00', ' 8000000.0 ']) {
      expect(parseRupees(text), text).to.equal(800_000_000)
    }
  })

  it('finer than a cent, signed, empty or grouped wrongly is not read at all', () => {
    for (const text of ['1.005', '-5', '', '1,00', '1e6', 'NaN', '12,34,567', '99999999999999999']) {
      expect(parseRupees(text), text).to.equal(undefined)
    }
  })

  it('is never a fraction of a cent', () => {
    expect(() => cents(1.5)).to.throw(RangeError)
    expect(() => cents(Number.MAX_SAFE_INTEGER + 1)).to.throw(RangeError)
  })

  it('prints what it reads', () => {
    expect(formatRupees(rupees(8_000_000))).to.equal('8,000,000.00')
    expect(formatRupees(cents(-105))).to.equal('-1.05')
    expect(formatRupees(cents(0))).to.equal('0.00')
  })

  it('takes a per cent exactly, and never less than is due', () => {
    expect(shareOf(rupees(8_000_000), 500)).to.equal(rupees(400_000))
    expect(shareOf(cents(1), 500)).to.equal(1)
  })

  it('rounds up to a multiple and leaves a multiple alone', () => {
    expect(roundUpTo(cents(501), cents(500))).to.equal(1000)
    expect(roundUpTo(cents(500), cents(500))).to.equal(500)
  })
})
