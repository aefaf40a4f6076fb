import { expect } from 'chai'
import { assess } from '../../../domain/assessment/assess.ts'
import { rupees } from '../../../domain/money.ts'
import { effectOf } from '../../../domain/register/effect.ts'
import { WHOLE } from '../../../domain/register/fraction.ts'
import { screen } from '../../../domain/screening/screen.ts'
import { checkTerms } from '../../../domain/transaction/check-terms.ts'
import { documentsAsked } from '../../../domain/transaction/kinds/asking.ts'
import { DEED, whoAcquires, whoGives } from '../../../domain/transaction/kinds/asks.ts'
import type { KindRow } from '../../../domain/transaction/kinds/kind-row.ts'
import { giving, receiving } from '../../../domain/transaction/kinds/roles.ts'
import type { Kind, Terms } from '../../../domain/transaction/terms.ts'
import {
  facts,
  parcel,
  partyAs,
  purchaserNic,
  sale,
  strangerNic,
  title,
  today,
  vendorNic,
} from '../sample.ts'

/** A kind that the catalogue does not have: land given in payment of a debt. One row, and nothing else. */
const PAYMENT_IN_LAND: KindRow = {
  title: { en: 'Payment in land', fr: 'Dation en paiement' },
  basis: 'Civil Code art. 1243',
  roles: [giving('debtor'), receiving('creditor')],
  asks: [
    ...[DEED, ...whoGives('debtor'), ...whoAcquires('creditor')],
    { document: 'loan-agreement', of: null, basis: 'Civil Code art. 1243 (the debt that is paid)' },
  ],
  signing: 'notary-attests',
  effect: 'convey',
  inscribes: null,
  tenure: null,
  amount: 'value',
  needs: [],
  rights: ['ownership'],
  declarations: ['by-attorney'],
  duties: 'conveyance',
  bars: ['caveat', 'seizure'],
  lockStops: true,
  publication: null,
}

const debtor = partyAs('debtor', vendorNic, 'Latanier ARAUCARIA')
const creditor = partyAs('creditor', purchaserNic, 'Filao CASUARINA', { share: WHOLE })
const terms: Terms = { ...sale, kind: 'payment-in-land' as Kind, parties: [debtor, creditor] }
const given = { parcel: { parcel, title, encumbrances: [] }, counterpart: null }

describe('a kind added by a row alone', () => {
  it('says which terms are sound', () => {
    checkTerms(PAYMENT_IN_LAND, terms)
    expect(() => {
      checkTerms(PAYMENT_IN_LAND, sale)
    })
      .to.throw()
      .with.property('code', 'request-malformed')
  })

  it('asks for its documents of its parties', () => {
    const slots = documentsAsked(PAYMENT_IN_LAND, terms).map(({ slot }) => slot)
    expect(slots).to.deep.equal(['deed', 'debtor-identity', 'creditor-identity', 'loan-agreement'])
  })

  it('is assessed, each duty to its payer', () => {
    const { lines } = assess(PAYMENT_IN_LAND, terms, today)
    expect(lines.map(({ payer, amount }) => [payer, amount])).to.deep.equal([
      ['creditor', rupees(400_000)],
      ['debtor', rupees(400_000)],
    ])
  })

  it('is screened by its own sides', () => {
    const codes = (of: Terms): readonly string[] =>
      screen(PAYMENT_IN_LAND, { ...facts, terms: of })
        .filter(({ verdict }) => verdict !== 'passed')
        .map(({ code }) => code)
    expect(codes(terms)).to.deep.equal([])
    const stranger = { ...terms, parties: [{ ...debtor, id: strangerNic }, creditor] }
    expect(codes(stranger)).to.deep.equal(['vendor-not-on-title'])
  })

  it('changes the register as its row says', () => {
    const { titles, book } = effectOf(PAYMENT_IN_LAND, given, terms, today)
    expect(book).to.equal('TV')
    expect(titles.flatMap(({ holders }) => holders).map(({ id, right }) => [id, right])).to.deep.equal([
      [purchaserNic, 'full'],
    ])
  })
})
