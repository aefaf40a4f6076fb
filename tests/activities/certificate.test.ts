import { expect } from 'chai'
import { later } from '../../domain/time.ts'
import { must } from '../must.ts'
import { day } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { away, openDesk, RETENTION } from './desk.ts'
import type { Desk } from './desk.ts'
import { judgeOf, STRICT } from './judges.ts'
import { codeOf } from './offices.ts'
import { examining } from './walks.ts'

describe('the certificate', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk()
  })
  afterEach(() => desk.close())

  const step = ({ transactionId }: Walk) => ({ transactionId, at: day(2) })

  const certificateOf = async (walk: Walk) => must((await desk.dossierOf(walk)).certificate).ref

  it('is sealed once: a second attempt keeps the first', async () => {
    const walk = await desk.world.registered()
    await desk.documents().deliver(step(walk))
    const first = await certificateOf(walk)
    await desk.documents().deliver(step(walk))
    expect(await certificateOf(walk)).to.deep.equal(first)
    expect(desk.counts.made).to.equal(1)
  })

  it('is one for all when two attempts cross', async () => {
    const walk = await desk.world.registered()
    await Promise.all([1, 2].map(() => desk.documents().deliver(step(walk))))
    expect(desk.counts.made).to.equal(2)
    const judged = (await desk.evidenceOf(walk)).filter(({ purpose }) => purpose === 'certificate')
    expect(judged.map(({ document }) => document)).to.deep.equal([await certificateOf(walk)])
  })

  it('is sealed for decades, and recorded with the verdict that let it go out', async () => {
    const walk = await desk.world.registered()
    await desk.documents().deliver(step(walk))
    const ref = await certificateOf(walk)
    const bytes = await desk.vault.read(ref)
    const { verdict: sealed } = await judgeOf()({ bytes, receipts: [] })
    expect(sealed.decision).to.equal('ACCEPT')
    expect(sealed.timestamps).to.have.length(1)
    expect(desk.counts.stamped).to.equal(2)
    const judged = (await desk.evidenceOf(walk)).find(({ purpose }) => purpose === 'certificate')
    expect(judged?.document).to.deep.equal(ref)
    expect(JSON.parse(must(judged).verdict)).to.deep.include({ decision: 'ACCEPT' })
  })

  it('does not go out while nobody can tell whether the seal was revoked', async () => {
    const walk = await desk.world.registered()
    const strict = desk.documents({ judgeOwn: judgeOf({ policy: STRICT }) })
    expect(await codeOf(strict.deliver(step(walk)))).to.include('Our own seal does not hold')
    expect([desk.vault.held.size, (await desk.dossierOf(walk)).certificate]).to.deep.equal([0, null])
    expect(await codeOf(desk.documents().deliver(step(walk)))).to.equal('answered')
  })

  it('is locked with its deed until the retention after the registration ends', async () => {
    const walk = await desk.world.registered()
    const { ref: deed } = must((await desk.dossierOf(walk)).documents.find(({ slot }) => slot === 'deed'))
    await desk.documents().deliver(step(walk))
    const until = later(day(3), RETENTION)
    expect([...desk.vault.locks]).to.have.deep.members([
      [deed.key, until],
      [(await certificateOf(walk)).key, until],
    ])
  })

  it('is delivered once with the lock on the deed, which does not wait for it', async () => {
    const walk = await desk.world.registered()
    const waiting = desk.documents({ authority: { stamp: away } })
    expect(await codeOf(waiting.deliver(step(walk)))).to.equal('fault: The authority is away')
    expect((await desk.dossierOf(walk)).stage).to.equal('registered')
    expect(desk.vault.locks.size).to.equal(1)
    await desk.documents().deliver(step(walk))
    await desk.documents().deliver(step(walk))
    const history = await desk.world.stores.history.after(walk.transactionId, 0)
    expect(history.filter(({ event }) => event === 'delivered')).to.have.lengthOf(1)
    expect([desk.counts.made, desk.vault.locks.size]).to.deep.equal([2, 2])
  })

  it('comes after the registration, and so does the lock on the deed', async () => {
    for (const walk of [await examining(desk.world), await desk.world.clearing()]) {
      expect(await codeOf(desk.documents().deliver(step(walk)))).to.equal('illegal-transition')
    }
    expect([desk.counts.made, desk.vault.locks.size]).to.deep.equal([0, 0])
  })
})
