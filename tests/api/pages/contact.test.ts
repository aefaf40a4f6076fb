import { expect } from 'chai'
import { awaitingPayment } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited } from './village.ts'

describe('the page on which a person says how he is reached', () => {
  let village: Village
  before(async () => {
    village = await openVillage()
  })
  after(() => village.close())

  const save = async (
    fields: Readonly<Record<string, string>>,
    lang: 'fr' | 'en' = 'en',
  ): Promise<Visited> => {
    const { html } = await village.visit('/contact', { as: 'notary', lang })
    return await village.visit('/contact', {
      ...{ as: 'notary', lang, form: { key: keyFor(html, '/contact'), ...fields } },
    })
  }

  it('is found from the header, asks a stranger to log in, and takes nothing from him', async () => {
    const { html } = await village.visit('/inbox', { as: 'owner', lang: 'en' })
    expect(html).to.contain('href="/contact"')
    const stranger = await village.visit('/contact', { as: 'stranger' })
    expect(stranger.headers.get('location')).to.equal('/login?returnTo=%2Fcontact')
    expect((await village.visit('/contact', { as: 'stranger', form: {} })).status).to.equal(401)
  })

  it('takes address, language and what he can do without, and shows them again', async () => {
    expect((await village.visit('/contact', { as: 'notary', lang: 'en' })).html).to.contain(
      'no e-mail address',
    )
    const saved = await save({ email: 'etude@notaires.example', language: 'fr' })
    expect(saved.headers.get('location')).to.equal('/contact?done=saved')
    const contact = await village.deps.stores.contacts.find({ kind: 'person', id: 'notary-1' })
    expect(contact).to.deep.include({ email: 'etude@notaires.example', language: 'fr' })
    expect(contact?.courtesyOffAt).to.be.a('string')
    const { html } = await village.visit('/contact', { as: 'notary', lang: 'en' })
    expect(html).to.contain('value="etude@notaires.example"').and.to.not.contain('no e-mail address')
    expect(html)
      .to.match(/value="fr" checked/)
      .and.to.not.match(/value="yes" checked/)
    await save({ email: 'etude@notaires.example', language: 'fr', courtesy: 'yes' })
    expect((await village.visit('/contact', { as: 'notary' })).html).to.match(/value="yes" checked/)
  })

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const { status, html } = await save({ email: 'nobody', language: 'en' }, 'fr')
    expect(status).to.equal(422)
    expect(html).to.contain('href="#email"').and.to.contain('value="nobody"')
    expect(html).to.match(/value="en" checked/)
  })

  it('says what the law has us send whatever he chooses', async () => {
    const { html } = await village.visit('/contact', { as: 'owner', lang: 'en' })
    const [, always = ''] = /id="always"([\s\S]*?)<\/section>/.exec(html) ?? []
    const [, optional = ''] = /id="optional"([\s\S]*?)<\/section>/.exec(html) ?? []
    expect(always).to.contain('Registration is refused').and.to.contain('cannot be switched off')
    expect(optional).to.contain('A reminder before a term ends').and.to.not.contain('refused')
  })
})

describe('the menu', () => {
  it('says on every page how many messages are not read yet, to their reader alone', async () => {
    const village = await openVillage()
    await awaitingPayment(village)
    const counted = async (
      as: 'notary' | 'officer' | 'stranger',
      lang: 'fr' | 'en',
    ): Promise<string | undefined> =>
      /(\d+ (?:not read yet|non lus?))<\/span>/.exec((await village.visit('/verify', { as, lang })).html)?.[1]
    expect(await counted('notary', 'en')).to.equal('3 not read yet')
    expect(await counted('notary', 'fr')).to.equal('3 non lus')
    expect(await counted('officer', 'en')).to.equal(undefined)
    expect(await counted('stranger', 'en')).to.equal(undefined)
    await village.close()
  })
})
