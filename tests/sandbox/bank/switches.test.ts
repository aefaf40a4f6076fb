import { expect } from 'chai'
import { foundTown, NOTIFICATION_SECRET, quietTime, resultIndicator, until } from './town.ts'
import type { Town } from './town.ts'

describe('the switches of the sandbox bank', () => {
  let town: Town
  beforeEach(async () => {
    town = await foundTown()
  })
  afterEach(() => town.leave())

  const pay = async () => town.choose((await town.opened('N-1')).checkoutUrl, 'pay')
  const types = () => town.merchant.received.map(({ type }) => type)

  it('off: notifications come in order, with the static secret', async () => {
    await pay()
    await until(() => types().length === 2)
    expect(types()).to.deep.equal(['payment.attempted', 'payment.captured'])
    expect(town.merchant.secrets).to.deep.equal([NOTIFICATION_SECRET, NOTIFICATION_SECRET])
    expect(town.merchant.received[1]).to.include({ orderId: 'N-1', amountCents: 40_000_000 })
  })

  it('off: notifications are sent again until the merchant takes them', async () => {
    town.merchant.refuseNext(2)
    await pay()
    await until(() => types().length === 2)
    expect(types()).to.deep.equal(['payment.attempted', 'payment.captured'])
  })

  it('late: notifications come when the order is long captured', async () => {
    await town.set({ late: 120 })
    await pay()
    expect((await town.retrieve('N-1'))['status']).to.equal('captured')
    await quietTime()
    expect(types()).to.deep.equal([])
    await until(() => types().length === 2)
  })

  it('lost: notifications never come, and the order is captured all the same', async () => {
    await town.set({ lost: true })
    await pay()
    await quietTime()
    expect(types()).to.deep.equal([])
    expect((await town.retrieve('N-1'))['status']).to.equal('captured')
  })

  it('doubled: notifications come twice under one event id', async () => {
    await town.set({ doubled: true })
    await pay()
    await until(() => types().length === 4)
    expect(new Set(town.merchant.received.map(({ eventId }) => eventId)).size).to.equal(2)
  })

  it('reordered: the last notification comes first', async () => {
    await town.set({ reordered: true })
    await pay()
    await until(() => types().length === 2)
    expect(types()).to.deep.equal(['payment.captured', 'payment.attempted'])
  })

  it('wrongAmount: the bank captures, and reports, another amount than was ordered', async () => {
    await town.set({ wrongAmount: true })
    await pay()
    expect(await town.retrieve('N-1')).to.include({ status: 'captured', amountCents: 39_999_999 })
  })

  it('outage: everything is away but the switches', async () => {
    const { checkoutUrl } = await town.opened('N-1')
    await town.set({ outage: true })
    expect((await town.api('GET', 'REGISTRAR/orders/N-1')).status).to.equal(503)
    expect((await town.choose(checkoutUrl, 'pay')).status).to.equal(503)
    await town.set({})
    expect((await town.retrieve('N-1'))['status']).to.equal('created')
  })

  it('serverErrorAfterCharge: the payer sees an error, and is charged no more when he tries again', async () => {
    const { checkoutUrl, successIndicator } = await town.opened('N-1')
    await town.set({ serverErrorAfterCharge: true })
    expect((await town.choose(checkoutUrl, 'pay')).status).to.equal(500)
    expect((await town.retrieve('N-1'))['status']).to.equal('captured')
    expect(resultIndicator(await town.choose(checkoutUrl, 'pay'))).to.equal(successIndicator)
  })

  it('refuse a name or a setting that does not exist', async () => {
    for (const wrong of [{ angry: true }, { lost: 'yes' }, { late: -1 }, { toString: true }, []]) {
      expect((await town.set(wrong)).status, JSON.stringify(wrong)).to.equal(400)
    }
  })

  it('are flipped on a page without script', async () => {
    const form = new URLSearchParams({ late: '250', doubled: 'on' })
    const page = await (await fetch(`${town.bankUrl()}/sandbox`, { method: 'POST', body: form })).text()
    expect(page)
      .to.contain('name="doubled" checked')
      .and.to.contain('name="lost">')
      .and.to.contain('value="250"')
    const switches = await (await fetch(`${town.bankUrl()}/sandbox/switches`)).json()
    expect(switches).to.include({ doubled: true, lost: false, late: 250 })
  })
})
