import { expect } from 'chai'
import * as messages from '../../workflows/messages.ts'
import { NOTARY, startProcedures } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { lodge, lodged } from './walk.ts'
import { PASSED } from './world.ts'

describe('the receipt of a land transaction is sealed', () => {
  let procedures: Procedures
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
  })
  after(() => procedures.close())

  const sealed = ({ world }: Procedure): number =>
    world.effects.filter((effect) => effect === 'sealReceipt').length

  it('by the first examination, and not again beside it', async () => {
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
    const sale = await procedures.open({ examinations: [failed], owed: [] }, { valuation: 50 })
    await lodged(sale, 'returned')
    await lodge(sale)
    expect(await sale.handle.result()).to.equal('closed')
    expect(sealed(sale)).to.equal(0)
  })

  it('beside the procedure when the first examination could not, and once', async () => {
    const faults = new Map([['sealReceipt', 2]] as const)
    const failed = { ...PASSED, verdict: 'failed', codes: ['digest-mismatch'] } as const
    const sale = await procedures.open({ examinations: [failed], faults, owed: [] }, { valuation: 50 })
    await lodged(sale, 'returned')
    await lodge(sale)
    expect(await sale.handle.result()).to.equal('closed')
    expect(sealed(sale)).to.equal(1)
  })

  it('without being waited for, while an authority is away', async () => {
    const faults = new Map([['sealReceipt', 1_000]] as const)
    const sale = await procedures.open({ faults, owed: [] })
    await lodged(sale, 'registered')
    expect(sealed(sale)).to.equal(0)
  })

  it('although it is withdrawn meanwhile', async () => {
    const sale = await procedures.open({ faults: new Map([['sealReceipt', 3]]) })
    await lodged(sale)
    await sale.ask(messages.withdraw, { actor: NOTARY, reason: 'the parties agreed otherwise' })
    expect(await sale.handle.result()).to.equal('withdrawn')
    expect(sealed(sale)).to.equal(1)
  })

  it('or the procedure ends without it, when that is refused', async () => {
    const sale = await procedures.open(
      {
        refusals: new Map([['sealReceipt', 'illegal-transition']]),
        faults: new Map([['sealReceipt', 1]]),
        owed: [],
      },
      { valuation: 50 },
    )
    await lodged(sale, 'registered')
    expect(await sale.handle.result()).to.equal('closed')
  })
})
