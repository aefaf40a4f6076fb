import { expect } from 'chai'
import { unsubscribeTokenOf } from '../../api/notices-key.ts'
import { later } from '../../domain/time.ts'
import { lodged, NOTARY, OFFICER, OTHER_NOTARY } from './declared.ts'
import { openTown } from './town.ts'
import type { Town } from './town.ts'

interface Inbox {
  readonly unread: number
  readonly messages: readonly {
    readonly messageId: string
    readonly seq: number
    readonly template: string
    readonly transactionId: string
    readonly subject: string
    readonly readAt: string | null
  }[]
}

describe('messages over HTTP', () => {
  let town: Town
  let id: string
  before(async () => {
    town = await openTown()
    id = await lodged(town)
  })
  after(() => town.close())

  const inbox = async (as: string, query = ''): Promise<Inbox> =>
    (await town.ask('GET', `/v1/messages${query}`, { as })).body as unknown as Inbox

  it('tell a notary of his transaction, newest first, in the language he asks for', async () => {
    const { unread, messages } = await inbox(NOTARY, '?lang=en')
    expect(messages.map(({ template }) => template)).to.include.members(['receipt-given', 'notice-issued'])
    expect(unread).to.equal(messages.length)
    expect(messages.at(-1)?.subject).to.match(/^Deed lodged: receipt R-/)
    expect((await inbox(NOTARY, '?lang=fr')).messages.at(-1)?.subject).to.match(/^Acte déposé/)
    expect((await inbox(NOTARY, `?before=${String(messages[0]?.seq)}`)).messages).to.have.length(
      messages.length - 1,
    )
    expect((await inbox(OTHER_NOTARY)).messages).to.deep.equal([])
    expect(messages.every(({ transactionId }) => transactionId === id)).to.equal(true)
  })

  it('are marked as read by their reader alone', async () => {
    const [{ messageId }] = (await inbox(NOTARY)).messages as [Inbox['messages'][number]]
    const before = (await inbox(NOTARY)).unread
    const read = (as: string): ReturnType<Town['ask']> =>
      town.ask('POST', '/v1/messages/read', { as, json: { messageId } })
    expect((await read(OTHER_NOTARY)).body.code).to.equal('message-not-found')
    expect((await read(NOTARY)).status).to.equal(204)
    expect((await inbox(NOTARY)).unread).to.equal(before - 1)
  })

  it('refuse a page that is no number, and a stranger', async () => {
    const malformed = await town.ask('GET', '/v1/messages?before=x', { as: NOTARY })
    expect(malformed.body.code).to.equal('request-malformed')
    expect((await town.ask('GET', '/v1/messages')).body.code).to.equal('not-authenticated')
  })

  it('go by e-mail to the address that a person gives, if it is one', async () => {
    const json = { email: 'etude@notaires.example', language: 'en', courtesy: true }
    for (const email of ['nobody', 'a@b', 'a b@c.example', 'a@c.example, d@e.example', 'a\n@c.example']) {
      const answer = await town.ask('PUT', '/v1/contact', { as: NOTARY, json: { ...json, email } })
      expect(answer.body.code, email).to.equal('email-malformed')
    }
    expect((await town.ask('PUT', '/v1/contact', { as: NOTARY, json })).status).to.equal(204)
    expect((await town.ask('GET', '/v1/contact', { as: NOTARY })).body).to.deep.equal({ contact: json })
    expect((await town.ask('GET', '/v1/contact', { as: OFFICER })).body).to.deep.equal({ contact: null })
  })

  it('of courtesy end by the link of a letter, without a login, and by no other', async () => {
    const token = unsubscribeTokenOf(town.deps.config.noticesKey, `person/${NOTARY}`)
    const answer = await town.ask('POST', `/v1/unsubscriptions/${token}`)
    expect(answer.status).to.equal(204)
    const contact = await town.stores.contacts.find({ kind: 'person', id: NOTARY })
    expect(contact?.courtesyOffAt).to.be.a('string')
    const forged = await town.ask('POST', `/v1/unsubscriptions/${token.slice(0, -3)}AAA`)
    expect(forged.body.code).to.equal('unsubscribe-link-invalid')
  })
})

describe('webhooks over HTTP', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  const register = (url: string, as = NOTARY, key?: string): ReturnType<Town['ask']> =>
    town.ask('POST', '/v1/webhooks', { as, json: { url }, ...(key !== undefined && { key }) })

  it('are registered once for a key, and the secret is kept nowhere', async () => {
    const first = await register('https://notary.example/hook', NOTARY, 'the-same-key')
    const again = await register('https://notary.example/hook', NOTARY, 'the-same-key')
    expect(first.status).to.equal(201)
    expect(again.body).to.deep.equal(first.body)
    const { secret, ...endpoint } = first.body as unknown as { readonly secret: string }
    expect(secret).to.match(/^whsec_/)
    const list = await town.ask('GET', '/v1/webhooks', { as: NOTARY })
    expect(list.body).to.deep.equal({ endpoints: [endpoint] })
    expect(JSON.stringify(await town.stores.webhooks.listOf(NOTARY))).to.not.include(secret)
  })

  it('go to https and a public name alone, or to this machine in a sandbox', async () => {
    const wrong = [
      ...['http://notary.example/', 'https://localhost/', 'https://10.0.0.1/', 'https://[::1]/', 'x'],
      ...['https://user:word@notary.example/', 'ftp://notary.example/', 'http://127.0.0.1.example:1/'],
      ...['https://notary/', 'https://notary.example\n/'],
    ]
    for (const url of wrong) expect((await register(url)).body.code, url).to.equal('endpoint-invalid')
    expect((await register('http://127.0.0.1:9/hook')).status).to.equal(201)
    const outside = await openTown({ webhookReach: 'public' })
    const local = await outside.ask('POST', '/v1/webhooks', {
      as: NOTARY,
      json: { url: 'http://127.0.0.1:9/' },
    })
    expect(local.body.code).to.equal('endpoint-invalid')
    await outside.close()
  })

  it('have a new secret when asked, once for a key, and nobody else’s', async () => {
    const { body } = await register('https://rotating.example/')
    const { endpointId, secret } = body as unknown as Readonly<Record<string, string>>
    const renew = (as: string, key: string): ReturnType<Town['ask']> =>
      town.ask('POST', `/v1/webhooks/${endpointId ?? ''}/secret`, { as, key })
    const renewed = await renew(NOTARY, 'renew-it-once')
    expect(renewed.status).to.equal(201)
    expect(renewed.body).to.include.keys('formerSecretUntil').and.to.not.include({ secret })
    expect((await renew(NOTARY, 'renew-it-once')).body).to.deep.equal(renewed.body)
    expect((await renew(OTHER_NOTARY, 'renew-anothers')).body.code).to.equal('endpoint-not-found')
  })

  it('are called on trial alone, and say what came of it', async () => {
    const { body } = await register('https://on-trial.example/')
    const { endpointId } = body as unknown as { readonly endpointId: string }
    const trial = (as: string): ReturnType<Town['ask']> =>
      town.ask('POST', `/v1/webhooks/${endpointId}/trial`, { as })
    expect((await trial(OTHER_NOTARY)).body.code).to.equal('endpoint-not-found')
    expect((await trial(NOTARY)).status).to.equal(204)
    const list = await town.ask('GET', '/v1/deliveries', { as: NOTARY })
    const { calls } = list.body as unknown as { readonly calls: readonly object[] }
    expect(calls).to.have.length(1)
    expect(calls[0]).to.include({ event: 'webhook.trial', endpointId, state: 'pending', attempts: 0 })
    expect((await town.ask('GET', '/v1/deliveries', { as: OFFICER })).body.code).to.equal('not-authorised')
  })

  it('are a notary’s own: nobody else sees or removes them', async () => {
    const { body } = await register('https://mine.example/')
    const { endpointId } = body as unknown as { readonly endpointId: string }
    const removal = (as: string): ReturnType<Town['ask']> =>
      town.ask('POST', `/v1/webhooks/${endpointId}/removal`, { as })
    expect((await removal(OTHER_NOTARY)).body.code).to.equal('endpoint-not-found')
    expect((await register('https://a.example/', OFFICER)).body.code).to.equal('not-authorised')
    expect((await removal(NOTARY)).status).to.equal(204)
    expect((await removal(NOTARY)).body.code).to.equal('endpoint-not-found')
  })

  it('that were given up are listed for notary and officers, and sent again when asked', async () => {
    await town.ask('PUT', '/v1/contact', {
      ...{ as: NOTARY, json: { email: 'a@b.example', language: 'fr', courtesy: true } },
    })
    await lodged(town)
    const { outbox } = town.stores
    const at = town.deps.now()
    for (const { deliveryId, attempts } of await outbox.lease({ at, until: later(at, 1), most: 99 })) {
      await outbox.recordFailure(deliveryId, { attempt: attempts, error: 'no', again: null })
    }
    const deadOf = async (as: string): Promise<readonly { readonly deliveryId: string }[]> =>
      ((await town.ask('GET', '/v1/deliveries/dead', { as })).body as unknown as { deliveries: never[] })
        .deliveries
    const dead = await deadOf(NOTARY)
    expect(dead.length).to.be.greaterThan(1)
    expect(await deadOf(OFFICER)).to.have.length(dead.length)
    expect(await deadOf(OTHER_NOTARY)).to.deep.equal([])
    const [{ deliveryId }] = dead as unknown as [{ readonly deliveryId: string }]
    const resend = (as: string): ReturnType<Town['ask']> =>
      town.ask('POST', '/v1/deliveries/resend', { as, json: { deliveryId } })
    expect((await resend(OTHER_NOTARY)).body.code).to.equal('delivery-not-found')
    expect((await resend(OFFICER)).status).to.equal(204)
    expect((await outbox.find(deliveryId))?.state).to.equal('pending')
  })
})
