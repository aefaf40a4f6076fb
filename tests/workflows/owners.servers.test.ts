import { expect } from 'chai'
import type { Held } from '../../activities/contract.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import * as messages from '../../workflows/messages.ts'
import { NOTARY, startProcedures, timersOf, until } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { claim, decide, lodged } from './walk.ts'

const LOCKED: Held = { until: null }
const DAYS = 86_400_000

describe('a transaction that waits for an owner', () => {
  let procedures: Procedures
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
  })
  after(() => procedures.close())

  const onHold = async (owners: (at: Instant) => Held | null): Promise<Procedure> => {
    const sale = await procedures.open({ owed: [], owners })
    await lodged(sale, 'on-hold')
    return sale
  }
  /** Until the transaction has looked at what owners say, and rests. */
  const looked = async ({ world }: Procedure, times: number): Promise<void> =>
    until(() => Promise.resolve(countOf(world.effects, 'holdsOn') >= times), 'a look at the owners')
  const countOf = (effects: readonly string[], name: string): number =>
    effects.filter((effect) => effect === name).length

  it('goes on when he lifts his lock, and is screened as of then', async () => {
    const sale = await onHold(() => LOCKED)
    await looked(sale, 1)
    await sale.handle.signal(messages.nudge)
    await looked(sale, 2)
    expect(await sale.stage()).to.equal('on-hold')
    sale.world.owners = () => null
    await sale.handle.signal(messages.nudge)
    await sale.reaches('registered')
    expect(countOf(sale.world.effects, 'clearTransaction')).to.equal(2)
  })

  it('goes on by itself when his time has passed', async () => {
    let end: Instant | undefined
    const sale = await onHold((at) => {
      end ??= later(at, 400)
      return at < end ? { until: end } : null
    })
    await sale.reaches('registered')
    expect(countOf(sale.world.effects, 'clearTransaction')).to.equal(2)
  })

  it('waits as long as his window is, however many days', async () => {
    const sale = await onHold((at) => ({ until: later(at, 30 * DAYS) }))
    await looked(sale, 1)
    await until(
      async () => (await timersOf(sale.handle)).some((ms) => ms > 29 * DAYS),
      'the timer of the window',
    )
    expect(await sale.stage()).to.equal('on-hold')
  })

  it('is for two officers to release when he objects', async () => {
    const sale = await onHold((at) => ({ until: later(at, 30 * DAYS) }))
    sale.world.owners = () => null
    sale.world.flags.push('serious')
    await sale.handle.signal(messages.nudge)
    await sale.reaches('in-review')
    for (const officer of ['officer-1', 'officer-2']) {
      await claim(sale, officer)
      await decide(sale, officer)
    }
    await sale.reaches('registered')
  })

  it('may be withdrawn by its notary, who need not wait for the owner', async () => {
    const sale = await onHold(() => LOCKED)
    await looked(sale, 1)
    await sale.ask(messages.withdraw, { actor: NOTARY, reason: 'The parties gave it up' })
    expect(await sale.handle.result()).to.equal('withdrawn')
    expect(sale.world.effects).not.to.include('registerTransaction')
  })

  it('misses no lift that comes while it is only on its way to wait', async () => {
    let asked = 0
    const sale = await procedures.open({ owed: [], owners: () => ((asked += 1) === 1 ? LOCKED : null) })
    await lodged(sale, 'registered')
  })
})
