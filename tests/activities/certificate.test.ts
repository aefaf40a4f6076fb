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

  it('is sealed once: a second attempt answers the first', async () => {
    const walk = await desk.world.registered()
    const first = await desk.certification().sealCertificate(step(walk))
    expect(await desk.certification().sealCertificate(step(walk))).to.deep.equal(first)
    expect(desk.counts.made).to.equal(1)
  })

  it('is one for all when two attempts cross', async () => {
    const walk = await desk.world.registered()
    const refs = await Promise.all([1, 2].map(() => desk.certification().sealCertificate(step(walk))))
    expect(refs[0]).to.deep.equal(refs[1])
    expect((await desk.dossierOf(walk)).certificate?.ref).to.deep.equal(refs[0])
  })

  it('is sealed for decades, and recorded with the verdict that let it go out', async () => {
    const walk = await desk.world.registered()
    const ref = await desk.certification().sealCertificate(step(walk))
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
    const strict = desk.certification({ judgeOwn: judgeOf({ policy: STRICT }) })
    expect(await codeOf(strict.sealCertificate(step(walk)))).to.include('Our own seal does not hold')
    expect([desk.vault.held.size, (await desk.dossierOf(walk)).certificate]).to.deep.equal([0, null])
    expect(await codeOf(desk.certification().sealCertificate(step(walk)))).to.equal('answered')
  })

  it('comes later when the timestamp authority is away', async () => {
    const walk = await desk.world.registered()
    const waiting = desk.certification({ authority: { stamp: away } })
    expect(await codeOf(waiting.sealCertificate(step(walk)))).to.equal('fault: The authority is away')
    expect((await desk.dossierOf(walk)).stage).to.equal('registered')
  })

  it('is not made for what is not registered', async () => {
    const walk = await desk.world.clearing()
    expect(await codeOf(desk.certification().sealCertificate(step(walk)))).to.equal('illegal-transition')
  })

  it('is stored locked', async () => {
    const walk = await desk.world.registered()
    const { key } = await desk.certification().sealCertificate(step(walk))
    expect([...desk.vault.locks]).to.deep.equal([[key, later(day(3), RETENTION)]])
  })

  it('is locked with its deed until the retention after the registration ends', async () => {
    const walk = await desk.world.registered()
    const { ref: deed } = must((await desk.dossierOf(walk)).documents.find(({ slot }) => slot === 'deed'))
    const { key } = await desk.certification().sealCertificate(step(walk))
    await desk.certification().lockDocuments(step(walk))
    const until = later(day(3), RETENTION)
    expect([...desk.vault.locks]).to.have.deep.members([
      [deed.key, until],
      [key, until],
    ])
  })

  it('is delivered once with the lock on the deed, which does not wait for it', async () => {
    const walk = await desk.world.registered()
    const waiting = desk.documents({ authority: { stamp: away } })
    expect(await codeOf(waiting.deliver(step(walk)))).to.equal('fault: The authority is away')
    expect(desk.vault.locks.size).to.equal(1)
    await desk.documents().deliver(step(walk))
    await desk.documents().deliver(step(walk))
    const history = await desk.world.stores.history.after(walk.transactionId, 0)
    expect(history.filter(({ event }) => event === 'delivered')).to.have.lengthOf(1)
    expect([desk.counts.made, desk.vault.locks.size]).to.deep.equal([2, 2])
  })

  it('comes after the registration, and so does the lock on the deed', async () => {
    const walk = await examining(desk.world)
    expect(await codeOf(desk.certification().sealCertificate(step(walk)))).to.equal('illegal-transition')
    expect(await codeOf(desk.certification().lockDocuments(step(walk)))).to.equal('illegal-transition')
  })
})
