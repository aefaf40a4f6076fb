import { expect } from 'chai'
import { rupees } from '../../../domain/money.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { must } from '../../must.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import {
  at,
  brn,
  mortgage,
  order,
  parcel,
  purchaserNic,
  sharedTitle,
  strangerNic,
  title,
  today,
  transactionId,
  vendorNic,
} from '../sample.ts'
import { after, deed, effect, lines, party, refused, standing, WHOLE } from './deeds.ts'

const shared = standing(sharedTitle.holders)
const later = must(parseLocalDate('2026-12-01'))

describe('a charge', () => {
  const creditor = party('creditor', brn, null, 'Banque du Badamier')
  const loan = deed('mortgage', [party('mortgagor', vendorNic), creditor], { price: rupees(500) })

  it('is inscribed after all that ever were, for the party whom it favours', () => {
    const erased = { ...mortgage, erasedAt: at, erasedBy: transactionId }
    expect(effect(loan, standing(undefined, [erased]))).to.deep.equal({
      ...{ book: 'IV', titles: [], erasures: [] },
      inscriptions: [
        {
          ...{ pin: parcel.pin, kind: 'mortgage', rank: 2, inscribedOn: today, amount: rupees(500) },
          ...{ beneficiary: creditor.name, beneficiaryId: brn, until: null, condition: null },
        },
      ],
    })
  })

  it('says for a promise what it waits for and until when', () => {
    const condition = { text: 'The loan is granted', until: later }
    const parties = [party('promisor', vendorNic), party('beneficiary', purchaserNic)]
    const [promise] = effect(deed('promise-of-sale', parties, { condition })).inscriptions
    expect(promise).to.deep.include({ kind: 'promise', condition: condition.text, until: later })
  })

  it('on what somebody else holds is refused', () => {
    refused('vendor-not-on-title', () => effect(deed('seizure', [party('debtor', strangerNic), creditor])))
  })
})

describe('an erasure', () => {
  const creditor = party('creditor', brn)
  const inscribed = standing(undefined, [{ ...mortgage, beneficiaryId: brn }])
  const erasing = (refersTo: string, by = creditor): Terms => deed('erasure', [by], { refersTo })

  it('marks the inscription that it names', () => {
    expect(effect(erasing(mortgage.inscription), inscribed)).to.deep.include({
      ...{ book: 'EV', titles: [], inscriptions: [], erasures: [{ pin: parcel.pin, rank: 1 }] },
    })
  })

  it('of what is not there, or is erased already, is refused', () => {
    refused('inscription-unknown', () => effect(erasing('IV 1/1 No 1'), inscribed))
    const erased = standing(undefined, [{ ...mortgage, erasedAt: at }])
    refused('inscription-erased', () => effect(erasing(mortgage.inscription), erased))
  })

  it('is for the beneficiary alone, where the register names him', () => {
    const stranger = party('creditor', strangerNic)
    refused('not-the-beneficiary', () => effect(erasing(mortgage.inscription, stranger), inscribed))
    const unnamed = standing(undefined, [mortgage])
    expect(effect(erasing(mortgage.inscription, stranger), unnamed).erasures).to.have.length(1)
  })
})

describe('a prescription', () => {
  const occupier = party('occupier', strangerNic, WHOLE)

  it('makes a title that comes from nobody', () => {
    expect(after(deed('prescription', [occupier]), shared)).to.deep.equal([[strangerNic, '1 full']])
  })

  it('takes no land of the State', () => {
    const leased = standing(undefined, [], { parcel: { ...parcel, tenure: 'state-lease' } })
    refused('tenure-differs', () => effect(deed('prescription', [occupier]), leased))
  })
})

describe('a rectification', () => {
  const named = party('holder', vendorNic, WHOLE, 'Latanier ARAUCARIA-FILAO')
  const rectifying = (refersTo: string, by = named): Terms => deed('rectification', [by], { refersTo })
  const place = 'TV 2019/4 No 17'

  it('is a new title for the same people, from the same day, that names the faulty one', () => {
    const [made] = effect(rectifying(place)).titles
    expect(made).to.deep.equal({
      ...{ pin: parcel.pin, validFrom: title.validFrom, price: title.price, refersTo: place },
      holders: [{ ...must(title.holders[0]), name: named.name }],
    })
  })

  it('names the court order by which it is made', () => {
    const [made] = effect({ ...rectifying(place), order }).titles
    expect(made).to.deep.include({ refersTo: place, order })
  })

  it('changes nobody’s share, and corrects nobody who is not on the title', () => {
    expect(after(rectifying(place), shared)).to.deep.equal(lines(sharedTitle.holders))
    refused('vendor-not-on-title', () => effect(rectifying(place, party('holder', strangerNic, WHOLE))))
  })

  it('of another title than the one in force, or of nothing, is refused', () => {
    refused('not-the-title-in-force', () => effect(rectifying('TV 2019/4 No 16')))
    const same = party('holder', vendorNic, WHOLE, must(title.holders[0]).name)
    refused('nothing-to-rectify', () => effect(rectifying(place, same)))
  })
})
