import { expect } from 'chai'
import { unsubscribeTokenOf } from '../../../api/notices-key.ts'
import { messageTo } from '../../../domain/message/message.ts'
import { at } from '../../domain/sample.ts'
import { awaitingPayment, ownPart } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village } from './village.ts'

describe('the inbox', () => {
  let village: Village
  before(async () => {
    village = await openVillage()
    await awaitingPayment(village)
  })
  after(() => village.close())

  it('shows a notary his messages in his language, with absolute dates', async () => {
    const { html } = await village.visit('/inbox', { as: 'notary', lang: 'en' })
    expect(html).to.contain('Deed lodged: receipt R-').and.to.contain('Notice of payment: Rs')
    expect(html).to.contain('3 messages not read yet').and.to.contain('2026, ')
    const french = await village.visit('/inbox', { as: 'notary', lang: 'fr' })
    expect(french.html).to.contain('Acte déposé')
  })

  it('shows others nothing of them, and asks a stranger to log in', async () => {
    expect((await village.visit('/inbox', { as: 'officer', lang: 'en' })).html).to.contain('no messages yet')
    const stranger = await village.visit('/inbox', { as: 'stranger' })
    expect(stranger.headers.get('location')).to.equal('/login?returnTo=%2Finbox')
  })

  it('marks a message as read', async () => {
    const { html } = await village.visit('/inbox', { as: 'notary', lang: 'en' })
    const [, message = ''] = /name="message" value="([^"]+)"/.exec(html) ?? []
    const form = { key: keyFor(html, '/inbox/read'), message }
    const answer = await village.visit('/inbox/read', { as: 'notary', form })
    expect(answer.headers.get('location')).to.equal('/inbox?done=read')
    const after = await village.visit('/inbox', { as: 'notary', lang: 'en' })
    expect(after.html).to.contain('2 messages not read yet')
  })

  it('leads to the transaction, and marks all that the page shows as read at once', async () => {
    const { html } = await village.visit('/inbox', { as: 'notary', lang: 'en' })
    expect(html).to.match(/href="\/notary\/transactions\/LT-/)
    const [, part = ''] = /<form method="post" action="\/inbox\/read">([\s\S]*?)<\/form>/.exec(html) ?? []
    const message = [...part.matchAll(/name="message" value="([^"]+)"/g)].map(([, id = '']) => id)
    expect(message).to.have.length(2)
    const form = { key: keyFor(html, '/inbox/read'), message }
    await village.visit('/inbox/read', { as: 'notary', form })
    expect((await village.visit('/inbox', { as: 'notary', lang: 'en' })).html)
      .to.contain('0 messages not read yet')
      .and.not.contain('Mark as read')
  })

  it('shows a party who logged in what was written to it, and leads to its transactions', async () => {
    const part = await ownPart(village)
    const { html } = await village.visit('/inbox', { as: 'owner', lang: 'en' })
    expect(html).to.contain('A document is asked of you: Bank statement').and.to.contain('Please hurry')
    expect(html).to.match(/href="\/owner\/transactions">Transaction LT-/)
    expect(html).to.contain(part.split('/')[3]).and.not.to.contain('Deed lodged')
  })

  it('shows twenty messages at a time, and the older ones behind a link', async () => {
    const { stores, now } = village.deps
    const to = { kind: 'person', id: 'officer-1' } as const
    for (let occasion = 1; occasion <= 21; occasion += 1) {
      const data = { pin: `90010${String(occasion).padStart(4, '0')}`, what: 'payment', until: now() }
      await stores.outbox.enqueue(
        messageTo(to, 'reminder', { transactionId: null, occasion, at: now(), data }),
      )
    }
    const { html } = await village.visit('/inbox', { as: 'officer', lang: 'en' })
    expect(html).to.contain('900100021').and.not.contain('900100001')
    const [, older = ''] = /href="(\/inbox\?before=\d+)"/.exec(html) ?? []
    const rest = await village.visit(older, { as: 'officer', lang: 'en' })
    expect(rest.html).to.contain('900100001').and.not.contain('900100021').and.not.contain('Older messages')
    expect((await village.visit('/inbox?before=x', { as: 'officer', lang: 'en' })).status).to.equal(200)
  })

  it('unsubscribes by the link of a letter only once its button is pressed', async () => {
    const to = { kind: 'person', id: 'notary-1' } as const
    const { stores, config } = village.deps
    await stores.contacts.put(to, { email: 'a@b.example', language: 'en' }, at)
    const address = `/unsubscribe/${unsubscribeTokenOf(config.noticesKey, 'person/notary-1')}`
    await village.visit(address, { as: 'stranger', lang: 'en' })
    expect((await stores.contacts.find(to))?.courtesyOffAt).to.equal(null)
    const { html } = await village.visit(address, { as: 'stranger', lang: 'en', form: {} })
    expect(html).to.contain('You will get no more courtesy letters')
    expect((await stores.contacts.find(to))?.courtesyOffAt).to.not.equal(null)
    expect((await village.visit('/unsubscribe/forged', { as: 'stranger', form: {} })).status).to.equal(404)
  })
})
