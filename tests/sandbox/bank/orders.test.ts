import { appendFile } from 'node:fs/promises'
import { expect } from 'chai'
import { basic, foundTown } from './town.ts'
import type { Town } from './town.ts'

describe('an order at the sandbox bank', () => {
  let town: Town
  beforeEach(async () => {
    town = await foundTown()
  })
  afterEach(() => town.leave())

  it('has one checkout however often it is asked for', async () => {
    expect(await town.opened('N-1')).to.deep.equal(await town.opened('N-1'))
  })

  it('is refused at another amount, and the first stands', async () => {
    await town.open('N-1')
    expect((await town.open('N-1', { amountCents: 1 })).status).to.equal(409)
    expect((await town.retrieve('N-1'))['amountCents']).to.equal(40_000_000)
  })

  it('is nobody’s business without the password', async () => {
    const path = 'REGISTRAR/orders/N-1'
    await town.open('N-1')
    for (const wrong of [basic('merchant.REGISTRAR', 'open'), basic('REGISTRAR', 'sesame'), '']) {
      expect((await town.api('GET', path, undefined, wrong)).status).to.equal(401)
      expect((await town.api('PUT', `${path}/checkout`, {}, wrong)).status).to.equal(401)
    }
  })

  it('is not another merchant’s, and must have been opened', async () => {
    expect((await town.api('GET', 'ANOTHER/orders/N-1')).status).to.equal(403)
    expect((await town.api('GET', 'REGISTRAR/orders/N-1')).status).to.equal(404)
  })

  for (const [what, change] of Object.entries({
    'an amount of nought': { amountCents: 0 },
    'a negative amount': { amountCents: -1 },
    'a fraction of a cent': { amountCents: 0.5 },
    'an amount in text': { amountCents: '100' },
    'another currency': { currency: 'EUR' },
    'a return address that is a script': { returnUrl: 'data:text/html,hello' },
    'no notification address': { notificationUrl: undefined },
  })) {
    it(`is refused with ${what}`, async () => {
      expect((await town.open('N-1', change)).status).to.equal(400)
    })
  }

  it('is refused when the body is not JSON, and the answer shows nothing of the inside', async () => {
    const response = await town.api('PUT', 'REGISTRAR/orders/N-1/checkout', '{"amountCents":')
    expect(response.status).to.equal(400)
    expect(await response.json()).to.deep.equal({ error: { code: 'malformed-request' } })
  })

  it('is paid no more once the merchant has closed its checkout', async () => {
    const { checkoutUrl } = await town.opened('N-1')
    const closed = await town.api('DELETE', 'REGISTRAR/orders/N-1/checkout')
    expect(await closed.json()).to.include({ orderId: 'N-1', status: 'cancelled' })
    await town.choose(checkoutUrl, 'pay')
    expect((await town.retrieve('N-1'))['status']).to.equal('cancelled')
  })

  it('stays captured when its checkout is closed too late', async () => {
    await town.choose((await town.opened('N-1')).checkoutUrl, 'pay')
    const closed = await town.api('DELETE', 'REGISTRAR/orders/N-1/checkout')
    expect(await closed.json()).to.include({ status: 'captured', amountCents: 40_000_000 })
  })

  it('is never opened once its checkout was closed, also when the closing overtook the opening', async () => {
    const path = 'REGISTRAR/orders/N-1/checkout'
    const close = async (): Promise<unknown> => (await town.api('DELETE', path)).json()
    expect(await close()).to.include({ orderId: 'N-1', status: 'cancelled', capturedAt: null })
    const closed = await close()
    await town.stopBank()
    await town.startBank()
    const late = await town.open('N-1')
    expect(late.status).to.equal(409)
    expect(await late.text()).to.include('order-cancelled')
    expect(await town.retrieve('N-1')).to.deep.equal(closed)
  })

  it('survives a restart with its decision and its indicator', async () => {
    await town.choose((await town.opened('N-1')).checkoutUrl, 'pay')
    const [paid, waiting] = [await town.retrieve('N-1'), await town.opened('N-2')]
    await town.stopBank()
    await town.startBank()
    const again = await town.opened('N-2')
    expect(await town.retrieve('N-1')).to.deep.equal(paid)
    expect(again.successIndicator).to.equal(waiting.successIndicator)
    expect((await town.choose(again.checkoutUrl, 'pay')).status).to.equal(303)
  })

  it('survives a line that was half written when the power went', async () => {
    await town.open('N-1')
    await town.stopBank()
    await appendFile(town.journalFile, '{"entry":"opened","ord')
    await town.startBank()
    await town.open('N-2')
    await town.stopBank()
    await town.startBank()
    expect((await town.retrieve('N-1'))['status']).to.equal('created')
    expect((await town.retrieve('N-2'))['status']).to.equal('created')
  })

  it('stands on the loopback address alone', () => {
    expect(town.bankUrl()).to.match(/^http:\/\/127\.0\.0\.1:\d+$/)
  })
})
