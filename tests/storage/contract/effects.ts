import { expect } from 'chai'
import { fraction, formatFraction, WHOLE } from '../../../domain/register/fraction.ts'
import type { Holder, ParcelRecord } from '../../../domain/register/title.ts'
import { localDateAt } from '../../../domain/time.ts'
import type { Terms } from '../../../domain/transaction/terms.ts'
import {
  coOwnerNic,
  holding,
  order,
  partyAs,
  purchaserNic,
  sharedTitle,
  strangerNic,
  title,
  vendorNic,
} from '../../domain/sample.ts'
import type { Pin } from '../../../domain/ids.ts'
import { must } from '../../must.ts'
import { refusedAs } from './refusal.ts'
import { by, to } from './sides.ts'
import { day } from './world.ts'
import type { Walk, World } from './world.ts'

const whole = { share: WHOLE }

const lines = ({ title: { holders } }: ParcelRecord): readonly string[] =>
  holders.map(({ id, share, right }: Holder) => `${id} ${formatFraction(share)} ${right}`)

/** What registering each kind does to a register of any make. */
export function effectContract(world: () => World): void {
  const recordOf = async (pin: Pin): Promise<ParcelRecord> => must(await world().stores.register.find(pin))

  const passes: Readonly<Record<string, readonly [Partial<Terms>, readonly string[]]>> = {
    'a sale in future state of completion': [
      { kind: 'vefa', parties: [by('vendor'), to('purchaser')] },
      [`${purchaserNic} 1 full`],
    ],
    'a gift of the bare ownership': [
      { kind: 'gift', parties: [by('donor'), to('donee')], right: 'bare-ownership' },
      [`${vendorNic} 1 usufruct`, `${purchaserNic} 1 bare`],
    ],
    'a succession': [
      { kind: 'succession', parties: [by('deceased'), to('heir')] },
      [`${purchaserNic} 1 full`],
    ],
    'a prescription': [{ kind: 'prescription', parties: [to('occupier')] }, [`${purchaserNic} 1 full`]],
  }
  for (const [name, [change, expected]] of Object.entries(passes)) {
    it(`passes the title by ${name}, once`, async () => {
      const { registrations, register } = world().stores
      const { transactionId, pin } = await world().registered(change)
      expect(lines(await recordOf(pin))).to.deep.equal(expected)
      await registrations.register({ transactionId, round: 1, at: day(9) })
      expect(await register.chainOf(pin)).to.have.length(2)
    })
  }

  it('keeps a succession from the death on, and refuses one that is still to come', async () => {
    const succession = { kind: 'succession', parties: [by('deceased'), to('heir')] } as const
    const diedOn = localDateAt(day(-60))
    const { pin } = await world().registered({ ...succession, diedOn })
    const { title } = await recordOf(pin)
    expect([title.validFrom, title.registeredAt]).to.deep.equal([diedOn, day(3)])
    const early = world().opened({ ...succession, diedOn: localDateAt(day(2)) })
    await refusedAs('request-malformed', early)
  })

  it('divides a parcel among its co-owners', async () => {
    const pin = await world().parcel(sharedTitle.holders)
    const sharers = [by('sharer'), partyAs('sharer', coOwnerNic, 'Vacoas PANDANUS')]
    const allottee = partyAs('allottee', coOwnerNic, 'Vacoas PANDANUS', whole)
    await world().registered({ kind: 'partition', pin, parties: [...sharers, allottee] })
    expect(lines(await recordOf(pin))).to.deep.equal([`${coOwnerNic} 1 full`])
  })

  it('passes a State lease, and no other land that way', async () => {
    const pin = await world().parcel(undefined, [], { tenure: 'state-lease' })
    const lease = { kind: 'state-lease-transfer', parties: [by('transferor'), to('transferee')] } as const
    await world().registered({ ...lease, pin })
    expect(lines(await recordOf(pin))).to.deep.equal([`${purchaserNic} 1 full`])
    const { transactionId } = await world().registering(lease)
    await refusedAs(
      'tenure-differs',
      world().stores.registrations.register({ transactionId, round: 1, at: day(3) }),
    )
  })

  describe('an exchange', () => {
    const swapped = async (): Promise<Partial<Terms> & { readonly pin: Pin; readonly counterpart: Pin }> => ({
      ...{ kind: 'exchange', pin: await world().parcel() },
      counterpart: await world().parcel([holding(purchaserNic, 'Filao CASUARINA')]),
      parties: [by('exchanger', whole), to('counter-exchanger')],
    })

    it('holds both parcels until it has passed both', async () => {
      const terms = await swapped()
      const walk = await world().lodged(terms)
      for (const pin of [terms.pin, terms.counterpart]) {
        const rival = await world().prepared({ pin })
        await refusedAs('parcel-held', world().stores.dossiers.lodge(rivalry(rival)))
      }
      await world().registered({ ...(await swapped()) })
      expect(walk.pin).to.equal(terms.pin)
    })

    it('passes each parcel to the other side, by one deed', async () => {
      const terms = await swapped()
      const { transactionId } = await world().registered(terms)
      const [first, second] = [await recordOf(terms.pin), await recordOf(terms.counterpart)]
      expect([lines(first), lines(second)]).to.deep.equal([
        [`${purchaserNic} 1 full`],
        [`${vendorNic} 1 full`],
      ])
      expect(second.title).to.deep.include({ transcription: first.title.transcription, transactionId })
      const next = await world().prepared({ pin: terms.counterpart })
      await world().stores.dossiers.lodge(rivalry(next))
    })

    it('changes neither parcel when the other side does not hold', async () => {
      const terms = { ...(await swapped()), counterpart: await world().parcel() }
      const { transactionId } = await world().registering(terms)
      await refusedAs(
        'vendor-not-on-title',
        world().stores.registrations.register({ transactionId, round: 1, at: day(3) }),
      )
      expect(await world().stores.register.chainOf(terms.pin)).to.have.length(1)
    })

    it('is opened on parcels of the register alone', async () => {
      const terms = { ...(await swapped()), counterpart: '000000009' as Pin }
      await refusedAs('pin-unknown', world().opened(terms))
    })

    const rivalry = (walk: Walk) => ({
      ...{
        transactionId: walk.transactionId,
        actor: { id: 'notary-1', role: 'notary' as const },
        at: day(4),
      },
    })
  })

  it('rectifies by a new title, that names the faulty one and the court order, and counts from its day', async () => {
    const holder = by('holder', { ...whole, name: 'Latanier ARAUCARIA-FILAO' })
    const rectifying = { kind: 'rectification', parties: [holder], refersTo: 'TV 2019/4 No 17' } as const
    const { pin } = await world().registered({ ...rectifying, order })
    const [made, faulty] = await world().stores.register.chainOf(pin)
    const expected = { validFrom: title.validFrom, refersTo: 'TV 2019/4 No 17', registeredAt: day(3), order }
    expect(made).to.deep.include(expected)
    expect((await recordOf(pin)).title).to.deep.equal(made)
    expect(made?.holders[0]?.name).to.equal('Latanier ARAUCARIA-FILAO')
    expect(faulty).to.deep.equal({ ...title, pin })
  })

  it('keeps a marriage on the title', async () => {
    const marriage = {
      regime: 'community',
      spouse: { id: strangerNic, name: 'Badamier TERMINALIA' },
    } as const
    const { pin } = await world().registered({ parties: [by('vendor'), to('purchaser', { marriage })] })
    expect((await recordOf(pin)).title.holders[0]?.marriage).to.deep.equal(marriage)
  })

  it('refuses rather than rounds a share', async () => {
    const finest = fraction(1, Number.MAX_SAFE_INTEGER)
    const rest = fraction(Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER)
    const pin = await world().parcel([
      holding(vendorNic, 'Latanier ARAUCARIA', finest),
      holding(coOwnerNic, 'Vacoas PANDANUS', rest),
    ])
    const half = { share: fraction(1, 2) }
    const parties = [by('vendor'), to('purchaser', half), partyAs('purchaser', strangerNic, 'B', half)]
    const { transactionId } = await world().registering({ pin, parties })
    await refusedAs(
      'share-too-fine',
      world().stores.registrations.register({ transactionId, round: 1, at: day(3) }),
    )
  })
}
