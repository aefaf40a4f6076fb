import { expect } from 'chai'
import type { Pin } from '../../../domain/ids.ts'
import { placeOf } from '../../../domain/register/places.ts'
import type { ParcelRecord } from '../../../domain/register/title.ts'
import { parseInstant, parseLocalDate } from '../../../domain/time.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import { brn, partyAs, purchaserNic, strangerNic } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { refusedAs } from './refusal.ts'
import { by, to } from './sides.ts'
import { day } from './world.ts'
import type { World } from './world.ts'

const bank = partyAs('creditor', brn, 'Banque du Badamier')
const loan: Partial<Terms> = { kind: 'mortgage', parties: [by('mortgagor'), bank] }

/** What registering does to the burdens on a parcel, in a register of any make. */
export function inscriptionContract(world: () => World): void {
  const recordOf = async (pin: Pin): Promise<ParcelRecord> => must(await world().stores.register.find(pin))

  describe('an inscription', () => {
    it('is numbered in volumes of its own, ranked, and leaves the title where it is', async () => {
      const { registrations, register } = world().stores
      const { transactionId, pin } = await world().registered({
        ...loan,
        pin: await world().parcel(undefined, ['mortgage']),
      })
      const place = await registrations.register({ transactionId, round: 1, at: day(9) })
      expect(place.volume).to.equal('IV 2026/1')
      const { encumbrances } = await recordOf(pin)
      expect(encumbrances.map(({ rank }) => rank)).to.deep.equal([1, 2])
      expect(encumbrances[1]).to.deep.include({
        ...{ kind: 'mortgage', inscription: placeOf(place), beneficiary: bank.name, beneficiaryId: brn },
        ...{ erasedAt: null, erasedBy: null },
      })
      expect(await register.chainOf(pin)).to.have.length(1)
    })

    it('of a promise says what it waits for', async () => {
      const condition = { text: 'The loan is granted', until: must(parseLocalDate('2030-01-01')) }
      const parties = [by('promisor'), to('beneficiary', { share: null })]
      const { pin } = await world().registered({ kind: 'promise-of-sale', parties, condition })
      expect((await recordOf(pin)).encumbrances[0]).to.deep.include({
        ...{
          kind: 'promise',
          condition: condition.text,
          until: condition.until,
          beneficiaryId: purchaserNic,
        },
      })
    })

    it('of a seizure stops a sale', async () => {
      const { registrations } = world().stores
      const { pin } = await world().registered({ kind: 'seizure', parties: [by('debtor'), bank] })
      const waiting = await world().registering({ pin })
      await refusedAs('parcel-not-free', registrations.register({ ...waiting, round: 1, at: day(3) }))
      expect((await recordOf(pin)).encumbrances[0]?.inscription).to.match(/^IV 2026\/1 No \d+$/)
    })
  })

  describe('an erasure', () => {
    it('marks the inscription with the moment and the transaction, and never removes it', async () => {
      const { pin } = await world().registered(loan)
      const { inscription } = must((await recordOf(pin)).encumbrances[0])
      const erasing = { kind: 'erasure', pin, parties: [bank], refersTo: inscription } as const
      const { transactionId } = await world().registered(erasing)
      expect((await recordOf(pin)).encumbrances).to.have.length(1)
      expect((await recordOf(pin)).encumbrances[0]).to.deep.include({
        erasedAt: day(3),
        erasedBy: transactionId,
      })
      const again = await world().registering(erasing)
      await refusedAs(
        'inscription-erased',
        world().stores.registrations.register({ ...again, round: 1, at: day(3) }),
      )
    })

    it('is for the beneficiary of an inscription of that parcel', async () => {
      const { registrations } = world().stores
      const { pin } = await world().registered(loan)
      const { inscription } = must((await recordOf(pin)).encumbrances[0])
      const stranger = partyAs('creditor', strangerNic, 'Badamier TERMINALIA')
      const erasing = { kind: 'erasure', parties: [stranger], refersTo: inscription } as const
      const byStranger = await world().registering({ ...erasing, pin })
      await refusedAs('not-the-beneficiary', registrations.register({ ...byStranger, round: 1, at: day(3) }))
      const elsewhere = await world().registering(erasing)
      await refusedAs('inscription-unknown', registrations.register({ ...elsewhere, round: 1, at: day(3) }))
    })
  })

  it('numbers each kind of volume without gaps when many register at once, some of them in vain', async () => {
    const { registrations } = world().stores
    const when = must(parseInstant('2032-07-01T00:00:00.000Z'))
    const vain = { parties: [partyAs('mortgagor', strangerNic, 'Badamier TERMINALIA'), bank] }
    const walks = await Promise.all(
      Array.from({ length: 9 }, (_, i) => world().registering(i % 3 === 0 ? { ...loan, ...vain } : loan)),
    )
    const answers = await Promise.allSettled(
      walks.map(({ transactionId }) => registrations.register({ transactionId, round: 1, at: when })),
    )
    const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(given.map(({ number }) => number).toSorted((a, b) => a - b)).to.deep.equal([1, 2, 3, 4, 5, 6])
    expect(new Set(given.map(({ volume }) => volume))).to.deep.equal(new Set(['IV 2032/1']))
  })
}
