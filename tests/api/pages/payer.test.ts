import { expect } from 'chai'
import { notary } from '../../storage/contract/world.ts'
import type { Walk } from '../../storage/contract/world.ts'
import { pay } from '../../storage/contract/payment.ts'
import { must } from '../../must.ts'
import { awaitingPayment, payCodeFor } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited } from './village.ts'

describe('the payer’s pages', () => {
  let village: Village
  let walk: Walk
  let code: string
  beforeEach(async () => {
    village = await openVillage()
    walk = await awaitingPayment(village)
    code = await payCodeFor(village, walk, 'purchaser')
  })
  afterEach(() => village.close())
  const visit = (path: string, form?: Readonly<Record<string, string>>): Promise<Visited> =>
    village.visit(path, {
      lang: 'en',
      headers: { cookie: `pay=${code}` },
      ...(form !== undefined && { form }),
    })
  const checkout = async (): Promise<Visited> => {
    const { html } = await visit('/pay/notice')
    return await visit('/pay/checkout', { key: keyFor(html, '/pay/checkout') })
  }

  it('take a code as people type it, and never show it in an address', async () => {
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const { status, headers } = await village.visit('/pay', { form: { code: typed } })
    expect([status, headers.get('location')]).to.deep.equal([303, '/pay/notice'])
    expect(headers.get('set-cookie')).to.match(/^pay=[0-9A-Z-]{19};.*HttpOnly; SameSite=Lax$/)
  })

  it('say that no notice has a code, keeping what was typed', async () => {
    const { status, html } = await village.visit('/pay', {
      lang: 'en',
      form: { code: 'AAAA-BBBB-CCCC-DDDD' },
    })
    expect(status).to.equal(404)
    expect(html).to.contain('No notice has this code').and.to.contain('value="AAAA-BBBB-CCCC-DDDD"')
  })

  it('explain the duty as arithmetic, and name the payer only to himself', async () => {
    const { html } = await visit('/pay/notice')
    for (const part of [
      '8,000,000.00',
      '− Rs',
      '5,000,000.00',
      '= Rs',
      '3,000,000.00',
      '× 5',
      '150,000.00',
      'F••• C•••',
    ]) {
      expect(html).to.contain(part)
    }
    expect(html).not.to.contain('CASUARINA').and.not.to.contain(code)
  })

  it('lead to the bank, once for a button pressed twice', async () => {
    const { html } = await visit('/pay/notice')
    const form = { key: keyFor(html, '/pay/checkout') }
    const first = await visit('/pay/checkout', form)
    const second = await visit('/pay/checkout', form)
    expect([first.status, second.status]).to.deep.equal([303, 303])
    expect(second.headers.get('location')).to.equal(first.headers.get('location'))
    expect(village.procedures.effects.get('openCheckout')).to.equal(1)
  })

  it('wait for the bank after the payer’s return, asking the engine to look, without script', async () => {
    await checkout()
    const { html, headers } = await visit('/pay/return?resultIndicator=whatever')
    expect(html).to.contain('Waiting for the bank')
    expect(headers.get('refresh')).to.equal('3; url=/pay/return?look=2')
    expect(village.procedures.hints).to.deep.equal([walk.transactionId])
    expect((await visit('/pay/return?look=40')).headers.get('refresh')).to.equal(null)
  })

  it('keep waiting when the engine cannot be told', async () => {
    await checkout()
    village.procedures.failWith(new Error('away'))
    expect((await visit('/pay/return')).status).to.equal(200)
  })

  it('show the receipt when it is paid, and no button any more', async () => {
    await pay(village.world.stores, walk.transactionId, 'purchaser', village.deps.now())
    expect((await visit('/pay/return')).headers.get('location')).to.equal('/pay/notice')
    const { html } = await visit('/pay/notice')
    expect(html)
      .to.match(/PR-2026-\d{6}/)
      .and.not.to.contain('/pay/checkout')
  })

  it('refuse to pay what is withdrawn, and say so', async () => {
    const { html: before } = await visit('/pay/notice')
    const { transactionId } = walk
    await village.world.stores.dossiers.end({
      ...{ transactionId, stage: 'withdrawn', actor: notary, reason: 'no longer', at: village.deps.now() },
    })
    const { status, html } = await visit('/pay/checkout', { key: keyFor(before, '/pay/checkout') })
    expect(status).to.equal(409)
    expect(html).to.contain('This transaction was withdrawn').and.not.to.contain('action="/pay/checkout"')
  })

  it('forget the notice when the payer leaves', async () => {
    const { headers } = await visit('/pay/leave', {})
    expect(must(headers.get('set-cookie'))).to.match(/^pay=;.*1970/)
  })
})
