import { expect } from 'chai'
import { Refusal } from '../../../domain/refusal.ts'
import { fraction, WHOLE } from '../../../domain/register/fraction.ts'
import { checkTerms, onlyAfterDeath } from '../../../domain/transaction/check-terms.ts'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import type { LocalDate } from '../../../domain/time.ts'
import type { Kind, Terms } from '../../../domain/transaction/terms.ts'
import { refusalOf } from '../refusal-of.ts'
import {
  coOwnerNic,
  order,
  otherPin,
  partyAs,
  purchaser,
  sale,
  soldTo,
  strangerNic,
  vendor,
} from '../sample.ts'

/** The refusal's code and the field that it names; `sound` when there is none. */
function verdict(kind: Kind, change: Partial<Terms>): unknown {
  try {
    checkTerms(KINDS[kind], { ...sale, kind, ...change })
    return 'sound'
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.detail['field']]
    throw error
  }
}

const missing = (field: string): unknown => ['term-missing', field]
const malformed = (field: string): unknown => ['request-malformed', field]

describe('terms held against the row of their kind', () => {
  it('are sound when they have all that the row needs', () => {
    expect(verdict('sale', {})).to.equal('sound')
    const creditor = partyAs('creditor', strangerNic, 'Banque du Badamier')
    expect(verdict('erasure', { parties: [creditor], price: null, refersTo: 'IV 2020/1 No 7' })).to.equal(
      'sound',
    )
  })

  it('lack what their kind needs, by the name of the field', () => {
    expect(verdict('sale', { price: null })).to.deep.equal(missing('price'))
    expect(verdict('sale', { parties: [vendor] })).to.deep.equal(missing('parties'))
    expect(verdict('exchange', {})).to.deep.equal(missing('counterpart'))
    expect(verdict('erasure', { price: null })).to.deep.equal(missing('refersTo'))
    expect(verdict('promise-of-sale', {})).to.deep.equal(missing('condition'))
    expect(verdict('sale', { parties: [vendor, { ...purchaser, share: null }] })).to.deep.equal(
      missing('parties.1.share'),
    )
  })

  it('have nothing that their kind has no place for', () => {
    expect(verdict('sale', { counterpart: otherPin })).to.deep.equal(malformed('counterpart'))
    expect(verdict('erasure', { refersTo: 'IV 1' })).to.deep.equal(malformed('price'))
    expect(verdict('sale', { declarations: ['to-descendant'] })).to.deep.equal(malformed('declarations'))
    expect(verdict('vefa', { right: 'usufruct' })).to.deep.equal(malformed('right'))
    expect(verdict('gift', {})).to.deep.equal(malformed('parties.0.role'))
    const share = fraction(1, 2)
    expect(verdict('sale', { parties: [{ ...vendor, share }, purchaser] })).to.deep.equal(
      malformed('parties.0.share'),
    )
  })

  it('have shares that make one, and nobody twice in one role', () => {
    const half = fraction(1, 2)
    expect(verdict('sale', soldTo([coOwnerNic, 'A', half]))).to.deep.equal(malformed('parties'))
    expect(verdict('sale', soldTo([coOwnerNic, 'A', half], [coOwnerNic, 'A', half]))).to.deep.equal(
      malformed('parties.1.id'),
    )
  })

  it('say when the deceased died: not after the deed, nor in time to come', () => {
    const parties = [partyAs('deceased', vendor.id, 'A'), partyAs('heir', strangerNic, 'B', { share: WHOLE })]
    const died = (diedOn: string): Partial<Terms> => ({ parties, diedOn: diedOn as LocalDate })
    expect(verdict('succession', { parties })).to.deep.equal(missing('diedOn'))
    expect(verdict('succession', died('2026-11-23'))).to.equal('sound')
    expect(verdict('succession', died('2026-11-24'))).to.deep.equal(malformed('diedOn'))
    expect(verdict('sale', { diedOn: sale.deedDate })).to.deep.equal(malformed('diedOn'))
    const dated = { diedOn: sale.deedDate }
    const [eve, day] = ['2026-11-22', '2026-11-23'] as LocalDate[]
    expect(
      refusalOf(() => {
        onlyAfterDeath(dated, eve as LocalDate)
      }),
    ).to.equal('request-malformed')
    expect(() => {
      onlyAfterDeath(dated, day as LocalDate)
    }).not.to.throw()
  })

  it('rest on a court order only where a court orders such a thing, and on none of a later day', () => {
    const parties = [partyAs('holder', strangerNic, 'B', { share: WHOLE })]
    const ordered = { parties, price: null, refersTo: 'TV 2019/4 No 17', order }
    expect(verdict('rectification', ordered)).to.equal('sound')
    const later = { ...order, date: '2026-11-24' as LocalDate }
    expect(verdict('rectification', { ...ordered, order: later })).to.deep.equal(malformed('order.date'))
    expect(verdict('sale', { order })).to.deep.equal(malformed('order'))
  })

  it('have no more people in a role than it takes', () => {
    const witness = (id: typeof strangerNic) => partyAs('witness', id, 'A')
    const occupier = partyAs('occupier', purchaser.id, 'B', { share: purchaser.share })
    const three = [witness(strangerNic), witness(coOwnerNic), witness(vendor.id as typeof strangerNic)]
    expect(verdict('prescription', { parties: [occupier, ...three] })).to.deep.equal(malformed('parties'))
    expect(verdict('prescription', { parties: [occupier, ...three.slice(1)] })).to.equal('sound')
  })

  it('favour one by a charge, who alone can have it erased', () => {
    const creditors = [strangerNic, coOwnerNic].map((id) => partyAs('creditor', id, 'A'))
    const parties = [partyAs('mortgagor', vendor.id, 'B'), ...creditors]
    expect(verdict('mortgage', { parties })).to.deep.equal(malformed('parties'))
    expect(verdict('mortgage', { parties: parties.slice(0, 2) })).to.equal('sound')
  })
})
