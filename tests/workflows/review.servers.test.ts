import { expect } from 'chai'
import * as messages from '../../workflows/messages.ts'
import { NOTARY, refusalOf, startProcedures } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { claim, decide, lodge, lodged } from './walk.ts'
import type { World } from './world.ts'

describe('a transaction in review', () => {
  let procedures: Procedures
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
  })
  after(() => procedures.close())

  const flagged = async (world: Partial<World>): Promise<Procedure> => {
    const sale = await procedures.open({ owed: [], ...world })
    await lodged(sale, 'in-review')
    return sale
  }

  it('is registered after the release of one officer when its flag is an ordinary one', async () => {
    const sale = await flagged({ flags: ['ordinary'] })
    await claim(sale, 'officer-1')
    expect(await decide(sale, 'officer-1')).to.deep.equal({ outcome: 'released' })
    await sale.reaches('registered')
  })

  it('needs two different officers for a serious flag', async () => {
    const sale = await flagged({ flags: ['serious'] })
    await claim(sale, 'officer-1')
    expect(await decide(sale, 'officer-1')).to.deep.equal({ outcome: 'needs-second-officer' })
    expect(await refusalOf(claim(sale, 'officer-1'))).to.equal('same-officer-twice')
    expect(await refusalOf(decide(sale, 'officer-1'))).to.equal('case-not-claimed')
    expect(await sale.stage()).to.equal('in-review')
    await claim(sale, 'officer-2')
    expect(await decide(sale, 'officer-2')).to.deep.equal({ outcome: 'released' })
    await sale.reaches('registered')
  })

  it('is decided once when two decisions cross', async () => {
    const sale = await flagged({ flags: ['ordinary'] })
    await claim(sale, 'officer-1')
    const answers = await Promise.all([1, 2].map(() => refusalOf(decide(sale, 'officer-1'))))
    expect(answers).to.have.members(['answered', 'illegal-transition'])
  })

  it('goes back to its notary with the officer’s reasons, and is examined and screened anew', async () => {
    const sale = await flagged({ flags: ['ordinary'] })
    await claim(sale, 'officer-1')
    await decide(sale, 'officer-1', { decision: 'return', reasons: ['deed-unclear'] })
    expect(await sale.stage()).to.equal('returned')
    await lodge(sale)
    await sale.reaches('registered')
    const count = (name: string): number => sale.world.effects.filter((effect) => effect === name).length
    expect([count('examineDeed'), count('clearTransaction')]).to.deep.equal([2, 2])
  })

  it('ends refused', async () => {
    const sale = await flagged({ flags: ['block'] })
    await claim(sale, 'officer-1')
    expect(await refusalOf(decide(sale, 'officer-1'))).to.equal('blocking-finding-stands')
    await decide(sale, 'officer-1', { decision: 'refuse', reasons: ['vendor-not-entitled'] })
    expect(await sale.handle.result()).to.equal('refused')
    expect(sale.world.effects).to.include('endUnregistered refused')
  })

  it('is for officers, and never for the person who prepared it', async () => {
    const sale = await flagged({ flags: ['ordinary'] })
    for (const officer of [NOTARY, { id: NOTARY.id, role: 'officer' }] as const) {
      expect(await refusalOf(sale.ask(messages.claimCase, { officer }))).to.equal('not-authorised')
    }
  })

  it('begins when the register has moved before the sale could be registered', async () => {
    const sale = await flagged({ moved: 1 })
    await claim(sale, 'officer-1')
    await decide(sale, 'officer-1')
    await sale.reaches('registered')
    expect(sale.world.effects.filter((effect) => effect === 'reviewAnew')).to.have.lengthOf(1)
  })
})
