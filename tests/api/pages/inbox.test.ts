import { expect } from 'chai'
import { unsubscribeTokenOf } from '../../../api/notices-key.ts'
import { at } from '../../domain/sample.ts'
import { awaitingPayment } from './scenes.ts'
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
