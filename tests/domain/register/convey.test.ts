import { expect } from 'chai'
import fc from 'fast-check'
import { Refusal } from '../../../domain/refusal.ts'
import { convey } from '../../../domain/register/convey.ts'
import { formatFraction, fraction, isWhole, sumOfShares, WHOLE } from '../../../domain/register/fraction.ts'
import {
  coOwnerNic,
  holding,
  purchaserNic,
  sale,
  sharedTitle,
  strangerNic,
  title,
  vendorNic,
} from '../sample.ts'

const holdings = (holders: ReturnType<typeof convey>): [string, string][] =>
  holders.map((holder) => [holder.id, formatFraction(holder.share)])

describe('a sale', () => {
  it('passes the whole title of a sole owner', () => {
    expect(holdings(convey(title, sale))).to.deep.equal([[purchaserNic, '1']])
  })

  it('passes only what the vendor held', () => {
    expect(holdings(convey(sharedTitle, sale))).to.deep.equal([
      [coOwnerNic, '2/3'],
      [purchaserNic, '1/3'],
    ])
  })

  it('joins what a co-owner buys to what he has', () => {
    const purchasers = [{ nic: coOwnerNic, name: 'Vacoas PANDANUS', share: WHOLE, citizen: true }]
    expect(holdings(convey(sharedTitle, { ...sale, purchasers }))).to.deep.equal([[coOwnerNic, '1']])
  })

  it('of a stranger to the title is refused', () => {
    const vendors = [{ nic: strangerNic, name: 'Benjoin TERMINALIA' }]
    expect(() => convey(title, { ...sale, vendors }))
      .to.throw(Refusal)
      .with.property('code', 'vendor-not-on-title')
  })

  it('whose purchasers do not share the whole is a fault', () => {
    const purchasers = [{ nic: purchaserNic, name: 'Filao CASUARINA', share: fraction(1, 2), citizen: true }]
    expect(() => convey(title, { ...sale, purchasers })).to.throw(RangeError)
  })

  it('leaves shares that add to one, however they were divided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (a, b) => {
        const whole = a + b
        const holders = [
          holding(vendorNic, 'A', fraction(a, whole)),
          holding(coOwnerNic, 'B', fraction(b, whole)),
        ]
        const purchasers = [
          { nic: purchaserNic, name: 'C', share: fraction(b, whole), citizen: true },
          { nic: strangerNic, name: 'D', share: fraction(a, whole), citizen: true },
        ]
        expect(
          isWhole(sumOfShares(convey({ ...title, holders }, { ...sale, purchasers }).map((h) => h.share))),
        ).to.equal(true)
      }),
    )
  })
})
