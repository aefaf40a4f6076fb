import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { rupees } from '../../domain/money.ts'
import { gatewayTo, codeOf } from './offices.ts'
import { foundTown } from '../sandbox/bank/town.ts'
import type { Town } from '../sandbox/bank/town.ts'

const order = { orderId: 'N-1', amount: rupees(400_000), description: 'Registration duty' }

describe('the bank gateway', () => {
  let town: Town
  beforeEach(async () => {
    town = await foundTown()
  })
  afterEach(() => town.leave())

  it('opens one checkout an order, however often it is asked', async () => {
    const bank = gatewayTo(town.bankUrl())
    expect(await bank.openCheckout(order)).to.deep.equal(await bank.openCheckout(order))
  })

  it('reads an order as it stands', async () => {
    const bank = gatewayTo(town.bankUrl())
    expect(await bank.retrieveOrder('N-1')).to.equal(undefined)
    const { checkoutUrl } = await bank.openCheckout(order)
    expect(await bank.retrieveOrder('N-1')).to.include({
      status: 'created',
      amount: order.amount,
      capturedAt: null,
    })
    await town.choose(checkoutUrl, 'pay')
    expect(await bank.retrieveOrder('N-1')).to.include({
      status: 'captured',
      amount: order.amount,
      currency: 'MUR',
      capturedAt: '2026-11-23T08:00:00.000Z',
    })
  })

  it('cancels what is unpaid, and learns that something was paid when it was', async () => {
    const bank = gatewayTo(town.bankUrl())
    await bank.openCheckout(order)
    expect(await bank.cancelOrder('N-1')).to.include({ status: 'cancelled' })
    const { checkoutUrl } = await bank.openCheckout({ ...order, orderId: 'N-2' })
    await town.choose(checkoutUrl, 'pay')
    expect(await bank.cancelOrder('N-2')).to.include({ status: 'captured' })
  })

  it('cancels also what the bank has not heard of, so that a late opening opens nothing', async () => {
    const bank = gatewayTo(town.bankUrl())
    expect(await bank.cancelOrder('N-1')).to.include({ orderId: 'N-1', status: 'cancelled', amount: 0 })
    expect(await codeOf(bank.openCheckout(order))).to.match(/^fault: .* 409/)
    expect(await bank.retrieveOrder('N-1')).to.include({ status: 'cancelled' })
  })

  it('takes a cancellation that the bank does not know what to do with for a fault', async () => {
    const server = createServer((_request, response) => response.writeHead(404).end()).listen(0)
    const { port } = server.address() as AddressInfo
    expect(await codeOf(gatewayTo(`http://127.0.0.1:${port}`).cancelOrder('N-1'))).to.match(/^fault/)
    server.close()
  })

  it('asks anew when its kept connection was closed', async () => {
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      if (asked === 2) response.destroy()
      else response.end(JSON.stringify({ checkoutUrl: 'here' }))
    }).listen(0)
    const { port } = server.address() as AddressInfo
    const bank = gatewayTo(`http://127.0.0.1:${port}`)
    await bank.openCheckout(order)
    expect(await bank.openCheckout(order)).to.deep.equal({ checkoutUrl: 'here' })
    expect(asked).to.equal(3)
    server.closeAllConnections()
    server.close()
  })

  it('takes an answer that ends early for a fault', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': 99 }).write('{}')
      setImmediate(() => response.destroy())
    }).listen(0)
    const { port } = server.address() as AddressInfo
    expect(await codeOf(gatewayTo(`http://127.0.0.1:${port}`).retrieveOrder('N-1'))).to.match(/^fault/)
    server.close()
  })

  it('takes an outage, a refused login and a closed port for faults, never for an answer', async () => {
    await town.set({ outage: true })
    expect(await codeOf(gatewayTo(town.bankUrl()).retrieveOrder('N-1'))).to.match(/^fault: .* 503/)
    await town.set({})
    expect(await codeOf(gatewayTo(town.bankUrl(), 'open').retrieveOrder('N-1'))).to.match(/^fault: .* 401/)
    expect(await codeOf(gatewayTo('http://127.0.0.1:1').retrieveOrder('N-1'))).to.match(/^fault/)
  })

  for (const [what, answer] of Object.entries({
    'no amount': { orderId: 'N-1', status: 'captured', currency: 'MUR' },
    'an amount in text': { orderId: 'N-1', status: 'captured', currency: 'MUR', amountCents: '1' },
    'a fraction of a cent': { orderId: 'N-1', status: 'captured', currency: 'MUR', amountCents: 0.5 },
    'a status that we do not know': { orderId: 'N-1', status: 'settled', currency: 'MUR', amountCents: 1 },
    'no currency': { orderId: 'N-1', status: 'captured', amountCents: 1 },
  })) {
    it(`takes an order with ${what} for a fault, never for a payment`, async () => {
      const server = createServer((_request, response) => response.end(JSON.stringify(answer))).listen(0)
      const { port } = server.address() as AddressInfo
      expect(await codeOf(gatewayTo(`http://127.0.0.1:${port}`).retrieveOrder('N-1'))).to.match(/^fault/)
      server.close()
    })
  }
})
