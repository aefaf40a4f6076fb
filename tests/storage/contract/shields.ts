import { expect } from 'chai'
import type { PersonId } from '../../../domain/ids.ts'
import { messageTo } from '../../../domain/message/message.ts'
import type { Message } from '../../../domain/message/message.ts'
import type { Hold, Objection, Shield } from '../../../domain/shield/shield.ts'
import { at, purchaserNic, strangerNic, vendorNic } from '../../domain/sample.ts'
import { refusedAs } from './refusal.ts'
import { day, notary } from './world.ts'
import type { Walk, World } from './world.ts'

const window = { held: true, because: 'window', until: day(20) } as const
const lock = { held: true, because: 'lock', until: null } as const

export function shieldContract(world: () => World): void {
  const shieldOn = (pin: Walk['pin'], change: Partial<Shield> = {}): Shield => ({
    ...{
      pin,
      nic: vendorNic,
      ownerId: `owner-of-${pin}`,
      alert: true,
      waitDays: 0,
      lockedAt: null,
      setAt: at,
    },
    ...change,
  })
  const inboxOf = async (personId: string): Promise<readonly Message[]> => {
    const reader = { personId, role: 'owner', partyId: null }
    return (await world().stores.outbox.inboxOf(reader, { most: 9 })).map(({ message }) => message)
  }
  const eventsOf = async ({ transactionId }: Walk): Promise<readonly string[]> =>
    (await world().stores.history.after(transactionId, 0)).map(({ event }) => event)
  const hold = (walk: Walk, what: Extract<Hold, { held: true }>, when = day(3)): Promise<unknown> =>
    world().stores.shields.hold({ ...walk, at: when, hold: what, letters: [] })

  describe('a shield', () => {
    it('is as its owner set it last, and found by him and by parcel', async () => {
      const { shields } = world().stores
      const pin = await world().parcel()
      await shields.set(shieldOn(pin))
      await shields.set(shieldOn(pin, { nic: purchaserNic }))
      const last = shieldOn(pin, { alert: false, waitDays: 5, lockedAt: day(1), setAt: day(1) })
      await shields.set(last)
      expect(await shields.on(pin)).to.deep.equal([last, shieldOn(pin, { nic: purchaserNic })])
      expect((await shields.of(vendorNic)).filter((shield) => shield.pin === pin)).to.deep.equal([last])
    })

    it('keeps what a change does not name, so that no other switch lifts a lock', async () => {
      const { shields } = world().stores
      const pin = await world().parcel()
      const named = { nic: vendorNic, pin, ownerId: `owner-of-${pin}`, setAt: day(2) }
      await shields.set({ ...named, lockedAt: day(1) })
      await shields.set({ ...named, alert: true, waitDays: 3 })
      const [shield] = await shields.on(pin)
      expect(shield).to.deep.equal({ ...named, alert: true, waitDays: 3, lockedAt: day(1) })
    })

    it('alerts its owner once at the receipt', async () => {
      const walk = await world().prepared()
      await world().stores.shields.set(shieldOn(walk.pin))
      for (const when of [day(1), day(2)]) {
        await world().stores.dossiers.lodge({ ...walk, actor: notary, at: when })
      }
      const [alert, ...more] = await inboxOf(`owner-of-${walk.pin}`)
      expect(more).to.deep.equal([])
      expect(alert).to.deep.include({
        template: 'owner-alert',
        transactionId: walk.transactionId,
        at: day(1),
      })
    })

    it('alerts nobody who did not ask, or is not on the title', async () => {
      const walk = await world().prepared()
      const { shields, dossiers } = world().stores
      await shields.set(shieldOn(walk.pin, { alert: false }))
      await shields.set(shieldOn(walk.pin, { nic: strangerNic, ownerId: `stranger-${walk.pin}` }))
      await dossiers.lodge({ ...walk, actor: notary, at: day(1) })
      expect(await inboxOf(`owner-of-${walk.pin}`)).to.deep.equal([])
      expect(await inboxOf(`stranger-${walk.pin}`)).to.deep.equal([])
    })

    it('that is a lock lets nothing register until it is lifted', async () => {
      const walk = await world().registering()
      const { shields, registrations, register } = world().stores
      await shields.set(shieldOn(walk.pin, { lockedAt: day(3) }))
      await refusedAs('title-locked', registrations.register({ ...walk, round: 1, at: day(4) }))
      expect((await register.find(walk.pin))?.title.transactionId).to.equal(null)
      await shields.set(shieldOn(walk.pin))
      await registrations.register({ ...walk, round: 1, at: day(5) })
      expect((await register.find(walk.pin))?.title.transactionId).to.equal(walk.transactionId)
    })

    it('of a former owner stops nothing any more', async () => {
      const first = await world().registered()
      const { shields, dossiers } = world().stores
      await shields.set(shieldOn(first.pin, { lockedAt: day(3) }))
      const next = await world().prepared({ pin: first.pin })
      await dossiers.lodge({ ...next, actor: notary, at: day(5) })
      expect(await inboxOf(`owner-of-${first.pin}`)).to.deep.equal([])
    })
  })

  describe('a hold', () => {
    it('takes a transaction out of clearing and gives it back, as often as need be', async () => {
      const { shields, dossiers } = world().stores
      const walk = await world().clearing()
      await hold(walk, lock)
      await hold(walk, lock, day(4))
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('on-hold')
      await shields.release(walk.transactionId, day(5))
      await shields.release(walk.transactionId, day(5))
      expect((await dossiers.find(walk.transactionId))?.stage).to.equal('clearing')
      await hold(walk, lock, day(6))
      const held = (await eventsOf(walk)).filter((event) => /hold/.test(event))
      expect(held).to.deep.equal(['on-hold', 'hold-ended', 'on-hold'])
    })

    it('opens one window, which nothing shortens or lengthens', async () => {
      const { shields } = world().stores
      const walk = await world().clearing()
      expect((await shields.standing(walk.transactionId)).window).to.equal(null)
      expect(await hold(walk, window)).to.equal(day(20))
      expect(await hold(walk, { ...window, until: day(9) })).to.equal(day(20))
      expect((await shields.standing(walk.transactionId)).window).to.deep.equal({ until: day(20) })
    })

    it('comes from clearing alone', async () => {
      const { transactionId, pin, deed } = await world().awaitingPayment()
      await refusedAs('illegal-transition', hold({ transactionId, pin, deed }, lock))
    })
  })

  describe('an objection', () => {
    it('is kept once for each person, with the letters that tell of it', async () => {
      const { shields } = world().stores
      const walk = await world().clearing()
      const { transactionId } = walk
      const objection = {
        ...{ transactionId, nic: vendorNic, ownerId: 'owner-9', text: 'I sold nothing', at: day(4) },
      }
      const about = { transactionId, occasion: 1, at: day(4), data: { pin: walk.pin } }
      const letter = messageTo({ kind: 'person', id: `told-${walk.pin}` }, 'withdrawn', about)
      await shields.object(objection, [letter])
      await shields.object({ ...objection, text: 'again', at: day(5) }, [letter])
      expect(await inboxOf(`told-${walk.pin}`)).to.deep.equal([letter])
      expect((await shields.standing(transactionId)).objections).to.deep.equal([objection])
      expect((await eventsOf(walk)).filter((event) => event === 'owner-objected')).to.have.length(1)
    })

    it('is one of several, oldest first, beside the window in which they came', async () => {
      const { shields } = world().stores
      const [walk, other] = [await world().clearing(), await world().clearing()]
      await hold(walk, window)
      await hold(other, window)
      const { transactionId } = walk
      const objectionBy = (nic: PersonId, when: number): Objection => ({
        ...{ transactionId, nic, ownerId: `owner-${nic}`, text: 'I sold nothing', at: day(when) },
      })
      const first = objectionBy(strangerNic, 4)
      const second = objectionBy(vendorNic, 5)
      for (const objection of [second, first]) await shields.object(objection, [])
      const standing = await shields.standing(transactionId)
      expect(standing).to.deep.equal({ window: { until: day(20) }, objections: [first, second] })
      expect((await shields.standing(other.transactionId)).objections).to.deep.equal([])
    })

    it('is refused once registration has begun or the transaction is over', async () => {
      const { shields } = world().stores
      for (const walk of [await world().registering(), await world().registered(), await world().opened()]) {
        const objection = { ...walk, nic: vendorNic, ownerId: 'owner-9', text: 'too late', at: day(4) }
        await refusedAs('objection-too-late', shields.object(objection, []))
      }
    })
  })
}
