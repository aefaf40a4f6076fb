import { expect } from 'chai'
import fc from 'fast-check'
import { Refusal } from '../../../domain/refusal.ts'
import { convey } from '../../../domain/register/convey.ts'
import { formatFraction, fraction, isWhole, sumOfShares, WHOLE } from '../../../domain/register/fraction.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import {
  coOwnerNic,
  holding,
  purchaserNic,
  sale,
  sharedTitle,
  soldBy,
  soldTo,
  strangerNic,
  title,
  vendorNic,
} from '../sample.ts'

const holdings = (holders: ReturnType<typeof convey>): [string, string][] =>
  holders.map((holder) => [holder.id, formatFraction(holder.share)])

describe('a sale', () => {
  it('passes the whole title of a sole owner', () => {
    expect(holdings(convey(title, KINDS.sale, sale))).to.deep.equal([[purchaserNic, '1']])
  })

  it('passes only what the vendor held', () => {
    expect(holdings(convey(sharedTitle, KINDS.sale, sale))).to.deep.equal([
      [coOwnerNic, '2/3'],
      [purchaserNic, '1/3'],
    ])
  })

  it('joins what a co-owner buys to what he has', () => {
    const terms = soldTo([coOwnerNic, 'Vacoas PANDANUS', WHOLE])
    expect(holdings(convey(sharedTitle, KINDS.sale, terms))).to.deep.equal([[coOwnerNic, '1']])
  })

  it('of a stranger to the title is refused', () => {
    expect(() => convey(title, KINDS.sale, soldBy([strangerNic, 'Benjoin TERMINALIA'])))
      .to.throw(Refusal)
      .with.property('code', 'vendor-not-on-title')
  })

  it('whose purchasers do not share the whole is a fault', () => {
    const half = soldTo([purchaserNic, 'Filao CASUARINA', fraction(1, 2)])
    expect(() => convey(title, KINDS.sale, half)).to.throw(RangeError)
  })

  it('leaves shares that add to one, however they were divided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (a, b) => {
        const whole = a + b
        const holders = [
          holding(vendorNic, 'A', fraction(a, whole)),
          holding(coOwnerNic, 'B', fraction(b, whole)),
        ]
        const terms = soldTo([purchaserNic, 'C', fraction(b, whole)], [strangerNic, 'D', fraction(a, whole)])
        expect(
          isWhole(sumOfShares(convey({ ...title, holders }, KINDS.sale, terms).map((h) => h.share))),
        ).to.equal(true)
      }),
    )
  })
})
