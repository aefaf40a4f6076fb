import { expect } from 'chai'
import { foundTown, quietTime, resultIndicator, until } from './town.ts'
import type { Town } from './town.ts'

describe('the checkout page of the sandbox bank', () => {
  let town: Town
  beforeEach(async () => {
    town = await foundTown()
  })
  afterEach(() => town.leave())

  it('shows the amount and escapes what the merchant wrote', async () => {
    const { checkoutUrl } = await town.opened('N-1', { description: '<b>duty</b>' })
    const page = await (await fetch(checkoutUrl)).text()
    expect(page).to.contain('Rs 400,000.00').and.to.contain('&lt;b&gt;duty').and.to.contain('Sandbox')
    expect(page).not.to.contain('<b>')
  })

  it('captures the order and sends the payer back with the success indicator', async () => {
    const { checkoutUrl, successIndicator } = await town.opened('N-1')
    const response = await town.choose(checkoutUrl, 'pay')
    expect(response.status).to.equal(303)
    expect(response.headers.get('location')).to.equal(
      `${town.merchant.url}/back?notice=7&resultIndicator=${successIndicator}`,
    )
    const { transactionReference, ...order } = await town.retrieve('N-1')
    expect(transactionReference).to.match(/^SBX-[0-9A-F]{12}$/)
    expect(order).to.deep.equal({
      orderId: 'N-1',
      status: 'captured',
      amountCents: 40_000_000,
      currency: 'MUR',
      capturedAt: '2026-11-23T08:00:00.000Z',
    })
  })

  for (const [choice, status] of [
    ['refuse', 'failed'],
    ['cancel', 'cancelled'],
  ] as const) {
    it(`leaves the order ${status}, without the success indicator, on "${choice}"`, async () => {
      const { checkoutUrl, successIndicator } = await town.opened('N-1')
      const indicator = resultIndicator(await town.choose(checkoutUrl, choice))
      expect(indicator).not.to.be.oneOf([successIndicator, null])
      const order = await town.retrieve('N-1')
      expect(order).to.include({ status, capturedAt: null, transactionReference: null })
    })
  }

  it('charges once when its form is sent many times at once', async () => {
    const { checkoutUrl } = await town.opened('N-1')
    const answers = await Promise.all(Array.from({ length: 8 }, () => town.choose(checkoutUrl, 'pay')))
    expect(new Set(answers.map(resultIndicator)).size).to.equal(1)
    await until(() => town.merchant.received.length >= 2)
    await quietTime()
    const types = town.merchant.received.map(({ type }) => type)
    expect(types).to.deep.equal(['payment.attempted', 'payment.captured'])
  })

  it('lets the first decision stand', async () => {
    const { checkoutUrl } = await town.opened('N-1')
    await town.choose(checkoutUrl, 'cancel')
    await town.choose(checkoutUrl, 'pay')
    expect((await town.retrieve('N-1'))['status']).to.equal('cancelled')
  })

  it('shows a payment that was made, with the way back', async () => {
    const { checkoutUrl, successIndicator } = await town.opened('N-1')
    await town.choose(checkoutUrl, 'pay')
    const page = await (await fetch(checkoutUrl)).text()
    expect(page).to.contain('This payment is made').and.to.contain(successIndicator)
  })

  it('knows neither an invented session nor an invented choice', async () => {
    expect((await fetch(`${town.bankUrl()}/checkout/guess`)).status).to.equal(404)
    expect((await town.choose(`${town.bankUrl()}/checkout/guess`, 'pay')).status).to.equal(404)
    const { checkoutUrl } = await town.opened('N-1')
    expect((await town.choose(checkoutUrl, 'toString')).status).to.equal(400)
    expect((await town.retrieve('N-1'))['status']).to.equal('created')
  })
})
