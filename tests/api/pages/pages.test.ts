import { fraction } from '../../../domain/register/fraction.ts'
import { partyAs, purchaserNic, vendorNic } from '../../domain/sample.ts'
import { expect } from 'chai'
import type { Finding } from '../../../domain/verdict.ts'
import { must } from '../../must.ts'
import { allPages } from './all-pages.ts'
import { HOSTILE, soundDeed, withDocuments } from './scenes.ts'
import { openVillage } from './village.ts'
import type { Village } from './village.ts'

const LANGUAGES = ['fr', 'en'] as const

describe('every page', () => {
  let village: Village
  let paths: Awaited<ReturnType<typeof allPages>>
  before(async () => {
    village = await openVillage()
    paths = await allPages(village)
  })
  after(() => village.close())

  for (const lang of LANGUAGES) {
    it(`renders whole in ${lang}, with one heading and no text missing`, async () => {
      for (const [path, as, status, headers = {}] of paths) {
        const { html, ...answer } = await village.visit(path, { as, lang, headers })
        expect(answer.status, path).to.equal(status)
        expect(html, path).to.contain(`<html lang="${lang}"`)
        expect(html.match(/<h1\b/g), path).to.have.length(1)
        expect(html, path).not.to.match(/undefined|NaN|\[object|>null</)
        expect(html, path).not.to.match(/<script(?![^>]* src=)|\son\w+=|\sstyle=/)
      }
    })
  }

  it('carries a key in every form that changes something', async () => {
    for (const [path, as, , headers = {}] of paths) {
      const { html } = await village.visit(path, { as, headers })
      const forms = html.match(/<form\b[^>]*>[\s\S]*?<\/form>/g) ?? []
      const keyless = forms.filter((form) => !/name="key" value="[0-9a-f]{32}"/.test(form))
      for (const form of keyless.filter((one) => !one.includes('method="get"'))) {
        expect(form).to.match(/action="\/(logout|verify|pay|pay\/leave|party|party\/leave)"/)
      }
    }
  })
})

describe('the pages', () => {
  let village: Village
  beforeEach(async () => {
    village = await openVillage()
  })
  afterEach(() => village.close())

  it('escape whatever names, reasons and findings hold', async () => {
    const walk = await village.world.opened({
      parties: [
        partyAs('vendor', vendorNic, HOSTILE),
        partyAs('purchaser', purchaserNic, HOSTILE, { share: fraction(1, 2) }),
      ],
    })
    const hostile: Finding = {
      ...must(soundDeed[0]),
      ...{
        verdict: 'failed',
        code: HOSTILE,
        rule: HOSTILE,
        basis: HOSTILE,
        detail: { signer: HOSTILE, [HOSTILE]: 1 },
      },
    }
    await withDocuments(village, walk, [hostile], false)
    for (const path of [`/notary/transactions/${walk.transactionId}`, '/notary']) {
      const { html, status } = await village.visit(path, { as: 'notary' })
      expect(status).to.equal(200)
      expect(html).to.contain('&lt;script&gt;alert(1)')
      expect(html).not.to.contain('<script>')
    }
  })

  it('send a stranger to the login, from where he comes back', async () => {
    const { status, headers } = await village.visit('/notary/new', { as: 'stranger' })
    expect([status, headers.get('location')]).to.deep.equal([303, '/login?returnTo=%2Fnotary%2Fnew'])
  })

  it('remember the language that was chosen, and show the same page in it', async () => {
    const { status, headers } = await village.visit('/verify?lang=en', { lang: 'fr' })
    expect([status, headers.get('location')]).to.deep.equal([303, '/verify'])
    const cookie = must(headers.get('set-cookie')).split(';')[0] ?? ''
    expect(cookie).to.equal('lang=en')
    const { html } = await village.visit('/verify', { lang: 'fr', headers: { cookie } })
    expect(html).to.contain('<html lang="en"')
  })

  it('are never sent elsewhere by an address that looks like a path', async () => {
    const { headers } = await village.visit('/x/..//evil.example/?lang=en', {})
    expect(headers.get('location')).to.match(/^\/(?!\/)/)
  })

  it('hide another notary’s dossier as if it were not there', async () => {
    const { transactionId } = await village.world.opened({}, { id: 'notary-2', role: 'notary' })
    const { status } = await village.visit(`/notary/transactions/${transactionId}`, { as: 'notary' })
    expect(status).to.equal(404)
  })

  it('serve the styles, the type face and the scripts from here alone', async () => {
    const { html: css, status } = await village.visit('/assets/app.css')
    expect(status).to.equal(200)
    expect(css)
      .to.contain('Source Sans 3')
      .and.not.to.match(/GDS Transport|crest|url\("?https?:/)
    expect(css.match(/url\("([^"]+)"\)/g)?.length).to.equal(2)
    for (const path of [
      'fonts/source-sans-3-latin-wght-normal.woff2',
      'scripts/follow.js',
      'scripts/pay-link.js',
      'icon.svg',
    ]) {
      expect((await village.visit(`/assets/${path}`)).status, path).to.equal(200)
    }
  }).timeout(30_000)

  it('say a fault by its number and nothing else', async () => {
    const broken = await openVillage()
    broken.deps.stores.dossiers.listOf = () => Promise.reject(new Error('secret words'))
    const { status, html } = await broken.visit('/notary', { as: 'notary', lang: 'en' })
    await broken.close()
    expect(status).to.equal(500)
    expect(html)
      .to.match(/urn:uuid:[0-9a-f-]{36}/)
      .and.not.to.contain('secret words')
  })
})
