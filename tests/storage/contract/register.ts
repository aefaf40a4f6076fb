import { expect } from 'chai'
import { parsePin } from '../../../domain/ids.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { rupees } from '../../../domain/money.ts'
import type { Encumbrance, ParcelRecord } from '../../../domain/register/title.ts'
import {
  at,
  brn,
  holding,
  mortgage as anyMortgage,
  otherPin,
  parcel as land,
  pin as samplePin,
  purchaserNic,
  sharedTitle,
  strangerNic,
  title,
  today,
  vendorNic,
} from '../../domain/sample.ts'
import { must } from '../../must.ts'
import type { World } from './world.ts'

export function registerContract(world: () => World): void {
  describe('the register', () => {
    const parcel = { ...land, pin: otherPin, district: 'Savanne', tenure: 'state-lease' } as const
    const mortgage: Encumbrance = { ...anyMortgage, pin: otherPin, beneficiaryId: brn }
    const caveat: Encumbrance = {
      ...{ ...mortgage, kind: 'caveat', inscription: 'CV 2021/1', rank: 2, amount: null, until: today },
      ...{ condition: 'the heirs agree', erasedAt: at },
    }
    const record: ParcelRecord = {
      parcel,
      title: { ...sharedTitle, pin: otherPin, price: rupees(89_999_999_999) },
      encumbrances: [mortgage, caveat],
    }

    it('gives back what was imported, to the cent and to the share', async () => {
      const { register } = world().stores
      expect(await register.import([record])).to.equal(1)
      expect(await register.find(otherPin)).to.deep.equal(record)
      expect(await register.chainOf(otherPin)).to.deep.equal([record.title])
    })

    it('finds what a person holds now, and not what he has sold', async () => {
      const { register } = world().stores
      const kept = await world().parcel([holding(strangerNic, 'Badamier VELOUTIER')])
      const sold = await world().registered()
      const pinsOf = async (id: PersonId): Promise<readonly string[]> =>
        (await register.heldBy(id)).map(({ parcel: land }) => land.pin)
      expect(await pinsOf(strangerNic)).to.deep.equal([kept])
      expect(await register.heldBy(strangerNic)).to.deep.equal([must(await register.find(kept))])
      expect(await pinsOf(vendorNic)).to.not.include(sold.pin)
      expect(await pinsOf(purchaserNic)).to.include(sold.pin)
    })

    it('gives each holder and each encumbrance once, however many there are of both', async () => {
      const { register } = world().stores
      const pin = await world().parcel(sharedTitle.holders, ['mortgage', 'caveat', 'seizure'])
      const { title: found, encumbrances } = must(await register.find(pin))
      expect(found.holders).to.deep.equal(sharedTitle.holders)
      expect(encumbrances.map(({ kind }) => kind)).to.deep.equal(['mortgage', 'caveat', 'seizure'])
      expect((await register.all()).find(({ parcel: land }) => land.pin === pin)).to.deep.equal(
        await register.find(pin),
      )
    })

    it('takes no title that nobody holds', async () => {
      const pin = must(parsePin('888888888'))
      const nobodys = { parcel: { ...parcel, pin }, title: { ...title, pin, holders: [] }, encumbrances: [] }
      const answer = world().stores.register.import([nobodys])
      expect(await answer.catch((error: unknown) => error)).to.be.instanceOf(RangeError)
      expect(await world().stores.register.find(pin)).to.equal(undefined)
    })

    it('leaves parcels that are there already as they are, and counts only the new', async () => {
      const { register } = world().stores
      const pin = await world().parcel()
      const moved = { ...parcel, pin, district: 'Flacq' }
      const changed = { parcel: moved, title: { ...title, pin, price: null }, encumbrances: [mortgage] }
      expect(await register.import([changed])).to.equal(0)
      expect((await register.find(pin))?.parcel.district).to.equal('Moka')
      expect((await register.find(pin))?.encumbrances).to.deep.equal([])
      expect(await register.chainOf(pin)).to.have.length(1)
    })

    it('lists all parcels by PIN, whatever the order of their coming', async () => {
      const { register } = world().stores
      const low = must(parsePin('000000001'))
      await register.import(
        [
          { parcel: { ...parcel, pin: must(parsePin('999999999')) }, title, encumbrances: [] },
          { parcel: { ...parcel, pin: low }, title, encumbrances: [] },
        ].map((row) => ({ ...row, title: { ...title, pin: row.parcel.pin } })),
      )
      const pins = (await register.all()).map((row) => row.parcel.pin)
      expect(pins[0]).to.equal(low)
      expect(pins).to.deep.equal(pins.toSorted())
    })

    it('answers undefined, and an empty chain, for a parcel it does not know', async () => {
      expect(await world().stores.register.find(samplePin)).to.equal(undefined)
      expect(await world().stores.register.chainOf(samplePin)).to.deep.equal([])
    })
  })
}
