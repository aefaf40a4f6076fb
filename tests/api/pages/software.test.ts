import { expect } from 'chai'
import { later } from '../../../domain/time.ts'
import { awaitingPayment } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited, Visitor } from './village.ts'

const PAGE = '/notary/software'

describe('the page of a notary’s software', () => {
  let village: Village
  beforeEach(async () => {
    village = await openVillage()
  })
  afterEach(() => village.close())

  const send = async (action: string, form: Readonly<Record<string, string>> = {}): Promise<Visited> => {
    const { html } = await village.visit(PAGE, { as: 'notary', lang: 'en' })
    const key = keyFor(html, action)
    return await village.visit(action, { as: 'notary', lang: 'en', form: { key, ...form } })
  }
  const secretIn = ({ html }: Visited): string | undefined => /whsec_[A-Za-z0-9+/=]+/.exec(html)?.[0]
  const added = async (): Promise<{ readonly secret: string | undefined; readonly address: string }> => {
    const answer = await send(PAGE, { url: 'https://office.example/hook' })
    const [endpoint] = await village.deps.stores.webhooks.listOf('notary-1')
    return { secret: secretIn(answer), address: `${PAGE}/${endpoint?.endpointId ?? ''}` }
  }
  /** Whatever is under way is given up. */
  const giveUp = async (): Promise<void> => {
    const { stores, now } = village.deps
    for (const { deliveryId, attempts } of await stores.outbox.lease({
      ...{ at: now(), until: later(now(), 1), most: 99 },
    })) {
      const error = 'The endpoint answered 500'
      await stores.outbox.recordFailure(deliveryId, { attempt: attempts, error, again: null })
    }
  }

  it('takes an address and shows its secret this once', async () => {
    const { secret } = await added()
    expect(secret).to.be.a('string')
    const later = await village.visit(PAGE, { as: 'notary', lang: 'en' })
    expect(later.html).to.contain('https://office.example/hook')
    expect(secretIn(later)).to.equal(undefined)
  })

  it('says beside the field why an address cannot be called, and keeps it', async () => {
    const { status, html } = await send(PAGE, { url: 'http://office.example/' })
    expect(status).to.equal(422)
    expect(html).to.contain('href="#url"').and.to.contain('value="http://office.example/"')
  })

  it('gives a new secret, says until when the former one signs too, and removes the address', async () => {
    const { secret, address } = await added()
    const renewed = await send(`${address}/secret`)
    expect(secretIn(renewed)).to.be.a('string').and.not.equal(secret)
    expect(renewed.html).to.contain('also signs until')
    expect((await send(`${address}/removal`)).headers.get('location')).to.equal(`${PAGE}?done=removed`)
    expect((await village.visit(PAGE, { as: 'notary', lang: 'en' })).html).to.contain(
      'No address is called yet',
    )
    const form = { key: 'cd'.repeat(16) }
    expect((await village.visit(`${address}/trial`, { as: 'notary', form })).status).to.equal(404)
  })

  it('makes a trial call, and lists calls with their attempts and what came of them', async () => {
    const { address } = await added()
    expect((await send(`${address}/trial`)).headers.get('location')).to.equal(`${PAGE}?done=tested`)
    expect((await village.visit(PAGE, { as: 'notary', lang: 'en' })).html)
      .to.contain('webhook.trial')
      .and.contain('Not tried yet')
    await giveUp()
    const { html } = await village.visit(PAGE, { as: 'notary', lang: 'en' })
    expect(html).to.contain('Tried once').and.contain('The other side answered 500')
    const french = await village.visit(PAGE, { as: 'notary', lang: 'fr' })
    expect(french.html).to.contain('Appel d’essai'.toLowerCase()).and.contain('L’autre côté a répondu 500')
  })

  it('is the notary’s alone', async () => {
    for (const as of ['clerk', 'officer', 'owner'] as const) {
      expect((await village.visit(PAGE, { as })).status, as).to.equal(403)
    }
    expect((await village.visit(PAGE, { as: 'stranger' })).status).to.equal(303)
  })

  it('lists what was given up for its reader and for officers, who send it again', async () => {
    await village.deps.stores.contacts.put(
      { kind: 'person', id: 'notary-1' },
      { email: 'etude@notaires.example', language: 'en' },
      village.deps.now(),
    )
    await awaitingPayment(village)
    await giveUp()
    const resend = async (as: Visitor, page: string): Promise<string | null> => {
      const { html } = await village.visit(page, { as, lang: 'en' })
      const [, delivery = ''] = /name="delivery" value="([^"]+)"/.exec(html) ?? []
      const form = { key: keyFor(html, '/undelivered'), delivery }
      return (await village.visit('/undelivered', { as, form })).headers.get('location')
    }
    expect(await resend('notary', '/contact')).to.equal('/notary/software?done=resent')
    expect(await resend('officer', '/officer/undelivered')).to.equal('/officer/undelivered?done=resent')
    const dead = await village.deps.stores.outbox.dead()
    const { html } = await village.visit('/officer/undelivered', { as: 'officer', lang: 'en' })
    expect(html.match(/Send again/g)).to.have.length(dead.length)
    expect((await village.visit('/owner', { as: 'owner' })).html).to.not.contain('/undelivered')
    expect((await village.visit('/officer/undelivered', { as: 'notary' })).status).to.equal(403)
    const none = { key: 'ef'.repeat(16), delivery: 'nothing' }
    expect((await village.visit('/undelivered', { as: 'notary', form: none })).status).to.equal(404)
  })
})
