import { expect } from 'chai'
import * as messages from '../../workflows/messages.ts'
import { MOST_ATTEMPTS } from '../../workflows/payment.ts'
import { NOTARY, refusalOf, startProcedures, timersOf, until } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { lodged, pay, payAll } from './walk.ts'

/** How many messages the transaction has let in. */
const messagesLetIn = async ({ handle }: Procedure): Promise<number> => {
  const { events } = await handle.fetchHistory()
  return (events ?? []).filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length
}

describe('a transaction that awaits payment', () => {
  let procedures: Procedures
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
  })
  after(() => procedures.close())

  it('finds by itself what was paid, although no hint ever comes', async () => {
    const sale = await procedures.open({}, { firstSweep: 100, longestSweep: 200 })
    await lodged(sale)
    for (const noticeId of sale.world.owed) await pay(sale, noticeId)
    await sale.reaches('registered')
  })

  it('asks the bank at growing intervals, and not at all while no attempt is open', async () => {
    const sale = await procedures.open({}, { firstSweep: 100, longestSweep: 300 })
    await lodged(sale)
    const sweeps = async (): Promise<readonly number[]> => {
      const timers = await timersOf(sale.handle)
      return timers.slice(timers.findLastIndex((timer) => timer > 1_000) + 1)
    }
    expect(await sweeps()).to.deep.equal([])
    await sale.ask(messages.openCheckout, { noticeId: 'vendor' })
    await until(async () => (await sweeps()).length === 4, 'the fourth timer')
    expect(await sweeps()).to.deep.equal([100, 200, 300, 300])
  }).timeout(30_000)

  it('refuses to be paid twice', async () => {
    const sale = await procedures.open()
    await lodged(sale)
    await pay(sale, 'vendor')
    await sale.handle.signal(messages.paymentHint)
    const again = (): Promise<unknown> => refusalOf(sale.ask(messages.openCheckout, { noticeId: 'vendor' }))
    expect(await again()).to.equal('notice-already-paid')
    await payAll({ ...sale, world: { ...sale.world, owed: ['purchaser'], captured: sale.world.captured } })
    await sale.reaches('registered')
    expect(await again()).to.equal('notice-already-paid')
  })

  it('lets nobody use up its messages: after many attempts at one notice no more leave a trace', async () => {
    const sale = await procedures.open()
    await lodged(sale)
    const attempt = (noticeId: string): Promise<unknown> =>
      refusalOf(sale.ask(messages.openCheckout, { noticeId }))
    for (let n = 0; n < MOST_ATTEMPTS; n += 1) expect(await attempt('vendor')).to.equal('answered')
    const before = await messagesLetIn(sale)
    expect(await attempt('vendor')).to.equal('too-many-requests')
    expect(await messagesLetIn(sale)).to.equal(before)
    expect(await attempt('purchaser')).to.equal('answered')
  }).timeout(60_000)

  it('learns from a refused attempt that the one before was paid', async () => {
    const sale = await procedures.open({ owed: ['vendor'] })
    await lodged(sale)
    await pay(sale, 'vendor')
    expect(await refusalOf(sale.ask(messages.openCheckout, { noticeId: 'vendor' }))).to.equal(
      'notice-already-paid',
    )
    await sale.reaches('registered')
  })

  it('refuses a notice that it never issued, and any before it issued some', async () => {
    const sale = await procedures.open()
    const stranger = { noticeId: 'another' }
    expect(await refusalOf(sale.ask(messages.openCheckout, stranger))).to.equal('illegal-transition')
    await lodged(sale)
    expect(await refusalOf(sale.ask(messages.openCheckout, stranger))).to.equal('notice-not-found')
  })

  it('lapses with its checkouts closed when the time to pay is past', async () => {
    const sale = await procedures.open({}, { payment: 400 })
    await lodged(sale)
    await sale.ask(messages.openCheckout, { noticeId: 'vendor' })
    expect(await sale.handle.result()).to.equal('lapsed')
    const { effects } = sale.world
    expect(effects.indexOf('closeCheckouts')).to.be.within(0, effects.indexOf('endUnregistered lapsed'))
  })

  it('counts a payment in time of which it hears only at the deadline', async () => {
    const sale = await procedures.open({}, { payment: 400, firstSweep: 60_000, longestSweep: 60_000 })
    await lodged(sale)
    for (const noticeId of sale.world.owed) await pay(sale, noticeId)
    await sale.reaches('registered')
  })

  it('is withdrawn with its checkouts closed first', async () => {
    const sale = await procedures.open()
    await lodged(sale)
    await sale.ask(messages.openCheckout, { noticeId: 'vendor' })
    await sale.ask(messages.withdraw, { actor: NOTARY, reason: 'the parties agreed otherwise' })
    expect(await sale.handle.result()).to.equal('withdrawn')
    expect(sale.world.effects.slice(-2)).to.deep.equal(['closeCheckouts', 'endUnregistered withdrawn'])
  })

  it('is not withdrawn once it is paid', async () => {
    const sale = await procedures.open({ owed: [] })
    await lodged(sale, 'registered')
    const late = sale.ask(messages.withdraw, { actor: NOTARY, reason: 'regret' })
    expect(await refusalOf(late)).to.equal('illegal-transition')
  })
})
