import { expect } from 'chai'
import type { DocumentVerdict } from '../../signatures/verdict.ts'
import { later } from '../../domain/time.ts'
import { must } from '../must.ts'
import { day } from '../storage/contract/world.ts'
import type { Walk } from '../storage/contract/world.ts'
import { away, openDesk, RETENTION } from './desk.ts'
import type { Desk } from './desk.ts'
import { judgeOf, STRICT } from './judges.ts'
import { codeOf } from './offices.ts'

describe('the sealed receipt', () => {
  let desk: Desk
  let walk: Walk
  beforeEach(async () => {
    desk = await openDesk()
    walk = await desk.world.lodged()
  })
  afterEach(() => desk.close())

  const step = () => ({ transactionId: walk.transactionId, at: day(2) })

  it('is sealed once: a second attempt answers the first', async () => {
    const first = await desk.documents().sealReceipt(step())
    expect(await desk.documents().sealReceipt(step())).to.deep.equal(first)
    expect(desk.counts.made).to.equal(1)
  })

  it('is one for all when two attempts cross', async () => {
    const refs = await Promise.all([1, 2].map(() => desk.documents().sealReceipt(step())))
    expect(desk.counts.made).to.equal(2)
    expect(refs[0]).to.deep.equal(refs[1])
    expect((await desk.dossierOf(walk)).receiptDocument?.ref).to.deep.equal(refs[0])
    expect(await desk.evidenceOf(walk)).to.have.length(1)
  })

  it('is sealed for decades, and recorded with the verdict that let it go out', async () => {
    const ref = await desk.documents().sealReceipt(step())
    const bytes = await desk.vault.read(ref)
    const { verdict: sealed } = await judgeOf()({ bytes, receipts: [] })
    expect(sealed.decision).to.equal('ACCEPT')
    expect(sealed.timestamps).to.have.length(1)
    expect(desk.counts.stamped).to.equal(2)
    const judged = must((await desk.evidenceOf(walk)).find(({ purpose }) => purpose === 'receipt'))
    expect(judged.document).to.deep.equal(ref)
    expect((JSON.parse(judged.verdict) as DocumentVerdict).decision).to.equal('ACCEPT')
  })

  it('does not go out while nobody can tell whether the seal was revoked', async () => {
    const strict = desk.documents({ judgeOwn: judgeOf({ policy: STRICT }) })
    expect(await codeOf(strict.sealReceipt(step()))).to.include('Our own seal does not hold')
    expect([desk.vault.held.size, (await desk.dossierOf(walk)).receiptDocument]).to.deep.equal([0, null])
    expect(await desk.evidenceOf(walk)).to.deep.equal([])
    expect(await codeOf(desk.documents().sealReceipt(step()))).to.equal('answered')
  })

  it('comes later when the timestamp authority is away', async () => {
    const waiting = desk.documents({ authority: { stamp: away } })
    expect(await codeOf(waiting.sealReceipt(step()))).to.equal('fault: The authority is away')
    expect((await desk.dossierOf(walk)).receiptDocument).to.equal(null)
  })

  it('is stored locked, from the lodging on', async () => {
    const { key } = await desk.documents().sealReceipt(step())
    const { at } = must((await desk.dossierOf(walk)).receipt)
    expect([...desk.vault.locks]).to.deep.equal([[key, later(at, RETENTION)]])
  })

  it('is not made for what was never lodged', async () => {
    walk = await desk.world.opened()
    expect(await codeOf(desk.documents().sealReceipt(step()))).to.match(/^fault: .* was never lodged$/)
    expect(desk.vault.held.size).to.equal(0)
  })
})
