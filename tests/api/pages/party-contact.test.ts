import { expect } from 'chai'
import type { Walk } from '../../storage/contract/world.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visit, Visited } from './village.ts'

describe('where a party gets letters, on the notary’s page,', () => {
  let village: Village
  let walk: Walk
  let path: string
  before(async () => {
    village = await openVillage()
  })
  beforeEach(async () => {
    walk = await village.world.opened()
    path = `/notary/transactions/${walk.transactionId}`
  })
  after(() => village.close())

  const look = async (visit: Visit = {}): Promise<string> =>
    (await village.visit(path, { as: 'notary', lang: 'en', ...visit })).html
  const send = async (fields: Readonly<Record<string, string>>, visit: Visit = {}): Promise<Visited> => {
    const key = keyFor(await look(visit), `${path}/contacts`)
    const form = { key, party: 'vendor', ...fields }
    return village.visit(`${path}/contacts`, { as: 'notary', lang: 'en', ...visit, form })
  }
  /** What the page says of one party. */
  const partOf = (html: string, party: string): string =>
    html
      .split(`<article class="app-document" aria-labelledby="party-${party}">`)[1]
      ?.split('</article>')[0] ?? ''

  it('is nowhere at first, which is said in both languages', async () => {
    expect(partOf(await look(), 'vendor')).to.contain('No e-mail address yet')
    expect(partOf(await look({ lang: 'fr' }), 'purchaser')).to.contain('Pas encore d’adresse électronique')
  })

  it('is the address that the notary gives, in the language that he chooses', async () => {
    const sent = await send({ email: 'araucaria@maison.example', language: 'en' })
    expect([sent.status, sent.headers.get('location')]).to.deep.equal([303, `${path}?done=reached`])
    const vendor = partOf(await look({ lang: 'fr' }), 'vendor')
    expect(vendor).to.contain('Les lettres sont envoyées à araucaria@maison.example (anglais).')
    expect(vendor)
      .to.contain('value="araucaria@maison.example"')
      .and.to.match(/value="en" checked/)
    expect(partOf(await look(), 'purchaser')).to.contain('No e-mail address yet')
  })

  it('may be changed by a clerk; the history tells that he did, and not where to', async () => {
    await send({ email: 'first@maison.example', language: 'fr' })
    const changed = await send({ email: 'second@maison.example', language: 'fr' }, { as: 'clerk' })
    expect(changed.status).to.equal(303)
    const html = await look()
    expect(partOf(html, 'vendor')).to.contain('Letters go to second@maison.example (French).')
    const told = html.slice(html.indexOf('id="history"'))
    expect(told).to.contain('E-mail address of a party set').and.to.contain('a clerk')
    expect(told).not.to.contain('maison.example')
  })

  it('is asked for again beside its field when it is no address, with what was typed', async () => {
    await send({ email: 'first@maison.example', language: 'fr' })
    const { status, html } = await send({ email: 'nowhere', language: 'en' })
    expect(status).to.equal(422)
    expect(html).to.contain('href="#email-vendor"').and.to.contain('id="email-vendor-error"')
    const vendor = partOf(html, 'vendor')
    expect(vendor)
      .to.contain('value="nowhere"')
      .and.to.match(/<details[^>]* open/)
    expect(vendor).to.match(/value="en" checked/)
    expect(partOf(html, 'purchaser')).not.to.contain('nowhere')
    expect(vendor).to.contain('Letters go to first@maison.example (French).')
  })

  it('is in the language of the page until another is chosen', async () => {
    expect(partOf(await look({ lang: 'fr' }), 'vendor')).to.match(/value="fr" checked/)
    expect(partOf(await look(), 'vendor')).to.match(/value="en" checked/)
  })
})
