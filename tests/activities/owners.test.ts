import { expect } from 'chai'
import { createClearingActivities } from '../../activities/clearing.ts'
import { createRegistrationActivities } from '../../activities/registration.ts'
import type { Message } from '../../domain/message/message.ts'
import { windowEnd } from '../../domain/shield/shield.ts'
import type { Shield } from '../../domain/shield/shield.ts'
import { createMemoryStores } from '../../storage/memory/stores.ts'
import { at, partyAs, strangerNic, title, vendorNic } from '../domain/sample.ts'
import { createWorld, day } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'

describe('waiting for owners', () => {
  const stores = createMemoryStores()
  const world = createWorld(stores)
  const { clearTransaction, reviewAnew, holdsOn } = createClearingActivities(stores)

  const owned = async (change: Partial<Shield>): Promise<Walk & { readonly owner: string }> => {
    const walk = await world.clearing()
    const owner = `owner-of-${walk.pin}`
    await set(walk, change)
    return { ...walk, owner }
  }
  const set = ({ pin }: Walk, change: Partial<Shield>): Promise<void> =>
    stores.shields.set({
      ...{ pin, nic: vendorNic, ownerId: `owner-of-${pin}`, alert: false, waitDays: 0, lockedAt: null },
      ...{ setAt: at, ...change },
    })
  const screened = ({ transactionId }: Walk, when = day(3), round = 1): ReturnType<typeof clearTransaction> =>
    clearTransaction({ transactionId, round, at: when })
  const stageOf = async ({ transactionId }: Walk): Promise<unknown> =>
    (await stores.dossiers.find(transactionId))?.stage
  const lettersTo = async (personId: string): Promise<readonly Message[]> => {
    const reader = { personId, role: 'owner', partyId: null }
    return (await stores.outbox.inboxOf(reader, { most: 9 })).map(({ message }) => message)
  }

  it('holds nothing where nobody asked, or only somebody who is not on the title', async () => {
    const walk = await owned({ nic: strangerNic, waitDays: 9, lockedAt: at })
    expect(await screened(walk)).to.not.have.property('held')
    expect(await stageOf(walk)).to.not.equal('on-hold')
  })

  it('waits a window out, tells the owner until when, and then screens', async () => {
    const walk = await owned({ waitDays: 5 })
    const until = windowEnd(day(3), 5)
    expect(await screened(walk)).to.deep.include({ flagged: false, held: { until } })
    expect(await stageOf(walk)).to.equal('on-hold')
    expect(await lettersTo(walk.owner)).to.have.length(1)
    expect((await lettersTo(walk.owner))[0]).to.deep.include({ template: 'owner-may-object' })
    // Whatever he sets meanwhile, the window that was opened stands; a worker that starts anew asks the record.
    await set(walk, { waitDays: 30 })
    expect(await holdsOn({ transactionId: walk.transactionId, at: day(4) })).to.deep.equal({ until })
    expect(await holdsOn({ transactionId: walk.transactionId, at: until })).to.equal(null)
    expect(await stageOf(walk)).to.equal('clearing')
    expect(await screened(walk, until)).to.not.have.property('held')
    expect(await lettersTo(walk.owner)).to.have.length(1)
  })

  it('waits for a lock until it is lifted, however long that takes', async () => {
    const walk = await owned({ lockedAt: day(1) })
    expect((await screened(walk)).held).to.deep.equal({ until: null })
    expect((await lettersTo(walk.owner))[0]).to.deep.include({ template: 'owner-lock-stops' })
    const { transactionId } = walk
    expect(await holdsOn({ transactionId, at: day(400) })).to.deep.equal({ until: null })
    await set(walk, { lockedAt: null })
    expect(await holdsOn({ transactionId, at: day(401) })).to.equal(null)
    expect(await stageOf(walk)).to.equal('clearing')
  })

  it('ends with an objection, which two officers must look at', async () => {
    const walk = await owned({ waitDays: 5 })
    const { transactionId } = walk
    await screened(walk)
    await stores.shields.object(
      { transactionId, nic: vendorNic, ownerId: walk.owner, text: 'I sold nothing', at: day(4) },
      [],
    )
    expect(await holdsOn({ transactionId, at: day(4) })).to.equal(null)
    expect(await screened(walk, day(4))).to.deep.include({ flagged: true, weight: 'serious' })
    const flags = (await stores.cases.find(`${transactionId}-case-1`))?.flags
    expect(flags?.map(({ code }) => code)).to.include('owner-objected')
  })

  it('stops a registration for a lock that is newer than the clearance, and officers see why', async () => {
    const walk = await world.registering()
    await set(walk, { lockedAt: day(4) })
    const { registerTransaction } = createRegistrationActivities(stores)
    const { transactionId } = walk
    expect(await registerTransaction({ transactionId, round: 1, at: day(5), within: null })).to.equal('moved')
    await reviewAnew({ transactionId, round: 2, at: day(5) })
    const flags = (await stores.cases.find(`${transactionId}-case-2`))?.flags
    expect(flags?.map(({ code }) => code)).to.include('title-locked-by-owner')
  })

  it('stops a registration for an objection that no officer has seen, and lets two of them answer it', async () => {
    const { transactionId } = await world.inReview([])
    const objection = { transactionId, nic: vendorNic, ownerId: 'o-1', text: 'I sold nothing', at: day(4) }
    await stores.shields.object(objection, [])
    const { registerTransaction } = createRegistrationActivities(stores)
    const step = { transactionId, at: day(5), within: null }
    expect(await registerTransaction({ ...step, round: 1 })).to.equal('moved')
    await reviewAnew({ ...step, round: 2 })
    const seen = await stores.cases.find(`${transactionId}-case-2`)
    expect(seen?.flags.map(({ code }) => code)).to.include('owner-objected')
    expect(await registerTransaction({ ...step, round: 2 })).to.have.property('reopenableUntil')
  })

  it('stops no seizure for the lock of the debtor, who is told of it, and lets two officers look', async () => {
    const parties = [partyAs('debtor', vendorNic, 'A'), partyAs('creditor', strangerNic, 'B')]
    const pin = await world.parcel(title.holders)
    const owner = `owner-of-${pin}`
    await stores.shields.set({ pin, nic: vendorNic, ownerId: owner, lockedAt: day(1), setAt: day(1) })
    const walk = await world.clearing({ kind: 'seizure', pin, parties })
    expect((await lettersTo(owner)).map(({ template }) => template)).to.deep.equal(['owner-alert'])
    expect(await screened(walk)).to.deep.include({ flagged: true, weight: 'serious' })
    const { transactionId } = walk
    const flags = (await stores.cases.find(`${transactionId}-case-1`))?.flags
    expect(flags?.map(({ code }) => code)).to.include('title-locked-by-owner')
    const { registerTransaction } = createRegistrationActivities(stores)
    const registered = await registerTransaction({ transactionId, round: 1, at: day(5), within: null })
    expect(registered).to.have.property('reopenableUntil')
  })
})
