import { expect } from 'chai'
import { rupees } from '../../../domain/money.ts'
import { REASONS } from '../../../domain/review/reasons.ts'
import {
  AMENDABLE,
  amendableAfter,
  changesBetween,
  onlyAmendable,
  termsAt,
} from '../../../domain/transaction/amending.ts'
import { later } from '../../../domain/time.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { refusalOf } from '../refusal-of.ts'
import { at, otherPin, purchaser, sale, vendor } from '../sample.ts'

const refused = (change: Partial<Terms>, ...codes: readonly string[]): string =>
  refusalOf(() => {
    onlyAmendable(changesBetween(sale, { ...sale, ...change }), codes)
  })

describe('terms that are corrected', () => {
  it('are those that the reasons name, and no others', () => {
    const price = { price: rupees(9_000_000) }
    const parties = { parties: [vendor, { ...purchaser, name: 'Filao CASUARINE' }] }
    expect(refused(price, 'declaration-incomplete')).to.equal('accepted')
    expect(refused(parties, 'declaration-incomplete')).to.equal('term-not-amendable')
    expect(refused(parties, 'party-data-differs')).to.equal('accepted')
    expect(refused(price, 'party-data-differs')).to.equal('term-not-amendable')
    expect(refused({ ...price, ...parties }, 'party-data-differs', 'declaration-incomplete')).to.equal(
      'accepted',
    )
    expect(refused(parties, 'vendor-not-on-title')).to.equal('accepted')
    expect(refused(price, 'document-missing')).to.equal('term-not-amendable')
    expect(refused({ declarations: ['by-attorney'] }, 'paper-ended')).to.equal('accepted')
    expect(refused(parties, 'paper-ended')).to.equal('term-not-amendable')
  })

  it('are never the kind or the parcel, whatever the reason: that is another transaction', () => {
    for (const code of [...REASONS.return, 'vendor-not-on-title']) {
      expect(refused({ pin: otherPin }, code), code).to.equal('term-not-amendable')
      expect(refused({ counterpart: otherPin }, code), code).to.equal('term-not-amendable')
      expect(refused({ kind: 'gift' }, code), code).to.equal('term-not-amendable')
      expect(AMENDABLE).to.include.members([...amendableAfter([code])])
    }
  })

  it('differ only where they say something else', () => {
    const { id, role, ...rest } = purchaser
    const same = { ...sale, parties: [vendor, { ...rest, role, id }] }
    expect(changesBetween(sale, same)).to.deep.equal([])
    const dearer = changesBetween(sale, { ...sale, price: rupees(9_000_000) })
    expect(dearer).to.deep.equal([{ term: 'price', before: sale.price, after: rupees(9_000_000) }])
  })

  it('count from their correction on, and not before', () => {
    const [first, second] = [later(at, 1), later(at, 2)]
    const dearer = { ...sale, price: rupees(9_000_000) }
    const amendments = [
      { at: first, before: sale },
      { at: second, before: dearer },
    ]
    const record = { terms: { ...sale, price: rupees(9_500_000) }, amendments }
    expect(termsAt(at, record)).to.equal(sale)
    expect(termsAt(first, record)).to.equal(dearer)
    expect(termsAt(second, record)).to.equal(record.terms)
  })
})
