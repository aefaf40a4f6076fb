import { expect } from 'chai'
import type { PersonId } from '../../../domain/ids.ts'
import { rupees } from '../../../domain/money.ts'
import { fraction } from '../../../domain/register/fraction.ts'
import type { HeldRight, Holder } from '../../../domain/register/title.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { must } from '../../must.ts'
import { parseLocalDate } from '../../../domain/time.ts'
import {
  at,
  brn,
  coOwnerNic,
  holding,
  mortgage,
  otherPin,
  parcel,
  purchaserNic,
  sharedTitle,
  strangerNic,
  title,
  today,
  vendorNic,
} from '../sample.ts'
import { after, deed, effect, lines, party, refused, standing, WHOLE } from './deeds.ts'

const [HALF, THIRD] = [fraction(1, 2), fraction(1, 3)]
const vendor = party('vendor', vendorNic)
const purchaser = party('purchaser', purchaserNic, WHOLE)
const sale = (change: Partial<Terms> = {}): Terms => deed('sale', [vendor, purchaser], change)
const owner = (right: HeldRight, id: PersonId = vendorNic, share = WHOLE): Holder =>
  holding(id, 'A', share, right)
const shared = standing(sharedTitle.holders)
const later = must(parseLocalDate('2026-12-01'))

describe('a conveyance', () => {
  it('passes full ownership of what the givers held, and nothing else', () => {
    expect(after(sale())).to.deep.equal([[purchaserNic, '1 full']])
    expect(after(sale(), shared)).to.deep.equal([
      [coOwnerNic, '2/3 full'],
      [purchaserNic, '1/3 full'],
    ])
  })

  it('of the bare ownership leaves the giver the usufruct', () => {
    const gift = deed('gift', [party('donor', vendorNic), party('donee', purchaserNic, WHOLE)], {
      right: 'bare-ownership',
    })
    expect(after(gift)).to.deep.equal([
      [vendorNic, '1 usufruct'],
      [purchaserNic, '1 bare'],
    ])
  })

  it('of the usufruct leaves the giver the bare ownership', () => {
    expect(after(sale({ right: 'usufruct' }))).to.deep.equal([
      [vendorNic, '1 bare'],
      [purchaserNic, '1 usufruct'],
    ])
  })

  it('makes full what comes together in one hand', () => {
    const divided = standing([owner('usufruct'), owner('bare', purchaserNic)])
    expect(after(sale({ right: 'usufruct' }), divided)).to.deep.equal([[purchaserNic, '1 full']])
  })

  it('by bare owner and usufructuary together is of full ownership', () => {
    const divided = standing([owner('usufruct'), owner('bare', coOwnerNic)])
    const both = deed('sale', [vendor, party('vendor', coOwnerNic), purchaser])
    expect(after(both, divided)).to.deep.equal([[purchaserNic, '1 full']])
    refused('right-not-held', () => after(sale(), divided))
  })

  it('of a right that the giver does not hold is refused', () => {
    const divided = standing([owner('usufruct'), owner('bare', coOwnerNic)])
    refused('right-not-held', () => after(sale({ right: 'bare-ownership' }), divided))
    refused('vendor-not-on-title', () => after(deed('sale', [party('vendor', strangerNic), purchaser])))
  })

  it('writes marriage and price on the title, and takes effect with the deed', () => {
    const spouse = { id: strangerNic, name: 'Badamier TERMINALIA' }
    const married = { ...purchaser, marriage: { regime: 'community', spouse } as const }
    const terms = deed('sale', [vendor, married], { price: rupees(1), deedDate: later })
    const [made] = effect(terms).titles
    expect(made).to.deep.include({ validFrom: later, price: rupees(1), refersTo: null })
    expect(made?.holders[0]?.marriage).to.deep.equal(married.marriage)
  })

  it('takes effect no earlier than the title on which it rests', () => {
    const young = standing(undefined, [], { title: { ...title, validFrom: later } })
    expect(effect(sale(), young).titles[0]?.validFrom).to.equal(later)
  })

  it('is of land of the tenure that its kind is for', () => {
    const leased = standing(undefined, [], { parcel: { ...parcel, tenure: 'state-lease' } })
    refused('tenure-differs', () => effect(sale(), leased))
    const lease = deed('state-lease-transfer', [
      party('transferor', vendorNic),
      party('transferee', purchaserNic, WHOLE),
    ])
    expect(after(lease, leased)).to.deep.equal([[purchaserNic, '1 full']])
    refused('tenure-differs', () => effect(lease))
  })

  it('is refused rather than rounded', () => {
    const finest = fraction(1, Number.MAX_SAFE_INTEGER)
    const rest = fraction(Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER)
    const fine = standing([owner('full', vendorNic, finest), owner('full', coOwnerNic, rest)])
    const parties = [vendor, { ...purchaser, share: HALF }, party('purchaser', strangerNic, HALF)]
    refused('share-too-fine', () => effect(deed('sale', parties), fine))
  })

  it('whose receivers do not share the whole is a fault', () => {
    expect(() => effect(deed('sale', [vendor, { ...purchaser, share: HALF }]))).to.throw(RangeError)
  })
})

describe('what bars a kind', () => {
  const seizure = { ...mortgage, kind: 'seizure' } as const

  it('is what its row names, while it is in force', () => {
    refused('parcel-not-free', () => effect(sale(), standing(undefined, [mortgage, seizure])))
    for (const over of [{ erasedAt: at }, { until: must(parseLocalDate('2026-11-22')) }]) {
      expect(effect(sale(), standing(undefined, [{ ...seizure, ...over }])).titles).to.have.length(1)
    }
    refused('parcel-not-free', () => effect(sale(), standing(undefined, [{ ...seizure, until: today }])))
  })

  it('does not stop an erasure', () => {
    const erasure = deed('erasure', [party('creditor', brn)], { refersTo: seizure.inscription })
    expect(effect(erasure, standing(undefined, [seizure])).erasures).to.have.length(1)
  })

  it('is no promise to the very person who receives, and the promise ends with it', () => {
    const promise = { ...mortgage, kind: 'promise', beneficiaryId: purchaserNic } as const
    const barring = { bars: ['promise'] }
    const change = effect(sale(), standing(undefined, [promise]), barring)
    expect(change.erasures).to.deep.equal([{ pin: promise.pin, rank: 1 }])
    const toAnother = standing(undefined, [{ ...promise, beneficiaryId: strangerNic }])
    refused('parcel-not-free', () => effect(sale(), toAnother, barring))
    expect(effect(sale(), toAnother).erasures).to.deep.equal([])
  })
})

describe('a succession', () => {
  const heirs = [party('heir', purchaserNic, HALF), party('heir', coOwnerNic, HALF)]
  const dead = party('deceased', vendorNic)

  it('divides among the heirs what the deceased held', () => {
    expect(after(deed('succession', [dead, ...heirs]))).to.deep.equal([
      [purchaserNic, '1/2 full'],
      [coOwnerNic, '1/2 full'],
    ])
  })

  it('counts from the death, and the register has it since the deed', () => {
    const diedOn = must(parseLocalDate('2026-09-02'))
    const validFrom = (change: object): string | undefined =>
      effect(deed('succession', [dead, ...heirs], change), standing()).titles[0]?.validFrom
    expect(validFrom({ diedOn })).to.equal('2026-09-02')
    expect(validFrom({ diedOn: must(parseLocalDate('1999-09-02')) })).to.equal(title.validFrom)
    // Terms on record that are older than the question.
    expect(validFrom({})).to.equal(today)
  })

  it('to a usufructuary returns the usufruct to the bare owners, to each his part', () => {
    const bare = [owner('bare', purchaserNic, THIRD), owner('bare', coOwnerNic, fraction(2, 3))]
    const divided = standing([owner('usufruct'), ...bare])
    expect(after(deed('succession', [dead, ...heirs], { right: 'usufruct' }), divided)).to.deep.equal([
      [purchaserNic, '1/3 full'],
      [coOwnerNic, '2/3 full'],
    ])
    const stranger = deed('succession', [dead, party('heir', strangerNic, WHOLE)], { right: 'usufruct' })
    refused('right-not-held', () => effect(stranger, divided))
  })

  it('leaves the usufruct of others where it is', () => {
    const two = [owner('usufruct', vendorNic, HALF), owner('usufruct', strangerNic, HALF)]
    const divided = standing([...two, owner('bare', purchaserNic)])
    const heir = party('heir', purchaserNic, WHOLE)
    expect(after(deed('succession', [dead, heir], { right: 'usufruct' }), divided)).to.deep.equal([
      [strangerNic, '1/2 usufruct'],
      [purchaserNic, '1/2 bare'],
      [purchaserNic, '1/2 full'],
    ])
  })
})

describe('an exchange', () => {
  const other = {
    ...{ parcel: { ...parcel, pin: otherPin }, encumbrances: [] },
    title: { ...title, pin: otherPin, holders: [owner('full', coOwnerNic, HALF), owner('full', brn, HALF)] },
  }
  const terms = deed(
    'exchange',
    [party('exchanger', vendorNic, WHOLE), party('counter-exchanger', coOwnerNic, WHOLE)],
    { counterpart: otherPin },
  )

  it('passes both parcels, each what its side held', () => {
    const { titles } = effect(terms, { ...standing(), counterpart: other })
    expect(titles.map(({ pin, holders }) => [pin, lines(holders)])).to.deep.equal([
      [parcel.pin, [[coOwnerNic, '1 full']]],
      [
        otherPin,
        [
          [brn, '1/2 full'],
          [vendorNic, '1/2 full'],
        ],
      ],
    ])
  })

  it('is refused when either side does not hold, or either parcel is barred', () => {
    const strange = { ...other, title: { ...other.title, holders: [owner('full', strangerNic)] } }
    refused('vendor-not-on-title', () => effect(terms, { ...standing(), counterpart: strange }))
    const seized = { ...other, encumbrances: [{ ...mortgage, kind: 'seizure' } as const] }
    refused('parcel-not-free', () => effect(terms, { ...standing(), counterpart: seized }))
  })
})

describe('a partition', () => {
  const sharers = [party('sharer', vendorNic), party('sharer', coOwnerNic)]

  it('divides the parcel anew among all its co-owners', () => {
    const terms = deed('partition', [...sharers, party('allottee', coOwnerNic, WHOLE)])
    expect(after(terms, shared)).to.deep.equal([[coOwnerNic, '1 full']])
  })

  it('is refused when a co-owner is left out, or a stranger is let in', () => {
    const allotted = party('allottee', coOwnerNic, WHOLE)
    refused('co-owner-missing', () => effect(deed('partition', [must(sharers[1]), allotted]), shared))
    const stranger = deed('partition', [...sharers, party('allottee', strangerNic, WHOLE)])
    refused('vendor-not-on-title', () => effect(stranger, shared))
  })
})
