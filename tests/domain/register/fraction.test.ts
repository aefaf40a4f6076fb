import { expect } from 'chai'
import fc from 'fast-check'
import {
  add,
  formatFraction,
  fraction,
  isWhole,
  lesserOf,
  multiply,
  parseFraction,
  parseShare,
  subtract,
  sumOfShares,
  WHOLE,
} from '../../../domain/register/fraction.ts'

const FINEST = fraction(1, Number.MAX_SAFE_INTEGER)

describe('a share', () => {
  it('is kept in lowest terms', () => {
    expect(fraction(2, 4)).to.deep.equal({ numerator: 1, denominator: 2 })
    expect(parseFraction('3/6')).to.deep.equal({ numerator: 1, denominator: 2 })
    expect(parseFraction('1')).to.deep.equal(WHOLE)
  })

  it('with a nought below, a sign or a decimal is not read', () => {
    for (const text of ['1/0', '-1/2', '0.5', '1/', '/2', '']) {
      expect(parseFraction(text), text).to.equal(undefined)
      expect(parseShare(text), text).to.equal(undefined)
    }
  })

  it('is read back as it was written, however fine it is', () => {
    expect(parseShare(formatFraction(FINEST))).to.deep.equal(FINEST)
    expect(parseFraction(formatFraction(FINEST))).to.equal(undefined)
    expect(parseShare('1/9999999999999999')).to.equal(undefined)
  })

  it('is exact where its parts on the way are beyond exact numbers', () => {
    const [a, b] = [fraction(1, 94_906_267), fraction(94_906_267, 94_906_289)]
    expect(multiply(a, b)).to.deep.equal(fraction(1, 94_906_289))
    const [third, fifth] = [fraction(1, 3 * 94_906_267), fraction(1, 5 * 94_906_267)]
    expect(add(third, fifth)).to.deep.equal(fraction(8, 15 * 94_906_267))
    expect(subtract(add(third, fifth), fifth)).to.deep.equal(third)
  })

  it('that cannot be kept exactly is refused, never rounded', () => {
    expect(() => multiply(FINEST, fraction(1, 2))).to.throw(RangeError)
    expect(() => add(FINEST, fraction(1, 2))).to.throw(RangeError)
  })

  it('is never less than nothing', () => {
    expect(() => subtract(fraction(1, 3), fraction(1, 2))).to.throw(RangeError)
  })

  it('divided and put together again is what it was', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(parts, (numbers) => {
        const whole = numbers.reduce((sum, part) => sum + part, 0)
        const shares = numbers.map((part) => fraction(part, whole))
        expect(isWhole(sumOfShares(shares))).to.equal(true)
        const [first = WHOLE, ...rest] = shares
        expect(subtract(WHOLE, first)).to.deep.equal(sumOfShares(rest))
        expect(lesserOf(first, WHOLE)).to.deep.equal(first)
      }),
    )
  })
})
