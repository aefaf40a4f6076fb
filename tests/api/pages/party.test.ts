import { expect } from 'chai'
import { notary } from '../../storage/contract/world.ts'
import type { Walk } from '../../storage/contract/world.ts'
import { withDocuments } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited } from './village.ts'

const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100)])

describe('the pages of the exchange', () => {
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

  const asNotary = (at = '', form?: Record<string, string>): Promise<Visited> =>
    village.visit(`${path}${at}`, { as: 'notary', lang: 'en', ...(form && { form }) })
  const send = async (at: string, form: Record<string, string>): Promise<Visited> => {
    const { html } = await asNotary()
    return asNotary(at, { key: keyFor(html, `${path}${at}`), ...form })
  }
  const link = async (party = 'vendor'): Promise<{ readonly cookie: string; readonly code: string }> => {
    const key = `a-link-${walk.transactionId}-${party}`
    const { code } = await village.deps.commands.makeLink({ actor: notary, key }, walk.transactionId, party)
    return { code, cookie: `party=${code}` }
  }
  const asParty = (cookie: string, at = '/party/dossier', form?: Record<string, string>): Promise<Visited> =>
    village.visit(at, { lang: 'en', headers: { cookie }, ...(form && { form }) })

  it('let the notary ask, make a link and write, and show each on his dossier', async () => {
    expect((await send('/requests', { title: 'Bank statement', of: 'vendor' })).status).to.equal(303)
    expect((await send('/links', { party: 'vendor' })).status).to.equal(303)
    expect((await send('/messages', { party: 'vendor', text: 'Please hurry' })).status).to.equal(303)
    const { html } = await asNotary()
    expect(html).to.contain('Bank statement').and.to.contain('Please hurry').and.to.contain('not seen yet')
    const [, code = ''] = /<code class="app-code">([0-9A-Z-]{19})</.exec(html) ?? []
    expect(html).to.contain(`/party#${code}`)
    const entered = await village.visit('/party', { form: { code } })
    expect([entered.status, entered.headers.get('location')]).to.deep.equal([303, '/party/dossier'])
    expect(entered.headers.get('set-cookie')).to.contain('HttpOnly')
  })

  it('say beside the field what is wrong', async () => {
    const untitled = await send('/requests', { title: ' ', of: '' })
    expect([untitled.status, untitled.html.includes('id="title-error"')]).to.deep.equal([422, true])
    await withDocuments(village, walk, [], false)
    const judgement = '/documents/vendor-identity-1/judgement'
    const over = await send(judgement, { decision: 'accept', validUntil: '2020-01-01' })
    expect([over.status, over.html.includes('id="ends-vendor-identity-1-error"')]).to.deep.equal([422, true])
    expect(over.html).to.contain('That day has gone by').and.to.contain('value="2020-01-01"')
    const empty = await send('/messages', { party: 'vendor', text: ' ' })
    expect([empty.status, empty.html.includes('id="text-vendor-error"')]).to.deep.equal([422, true])
  })

  it('keep what was written when it is refused, in the form in which it was', async () => {
    const untitled = await send('/requests', {
      title: '',
      of: 'vendor',
      note: 'For the bank',
      until: '2027-01-31',
    })
    for (const kept of ['value="vendor" selected', 'value="2027-01-31"', '>For the bank</textarea>']) {
      expect(untitled.html).to.contain(kept)
    }
    const text = 'word '.repeat(801).trim()
    const tooLong = await send('/messages', { party: 'vendor', text })
    expect(tooLong.html.split(`>${text}</textarea>`)).to.have.length(2)
    const { cookie } = await link()
    const key = keyFor((await asParty(cookie)).html, '/party/messages')
    expect((await asParty(cookie, '/party/messages', { key, text })).html).to.contain(`>${text}</textarea>`)
  })

  it('show a party what is his, take his photograph, and tell him why it was refused', async () => {
    const { cookie } = await link()
    const { html } = await asParty(cookie)
    expect(html).to.contain('Identity document').and.not.to.contain('CASUARINA')
    const file = { bytes: JPEG, key: '3a'.repeat(16) }
    const sent = await village.visit('/party/documents/vendor-identity', { headers: { cookie }, file })
    expect(sent.headers.get('location')).to.equal('/party/dossier?done=uploaded')
    expect((await asNotary()).html).to.contain('version 1, photograph, ')
    const judgement = { documentId: 'vendor-identity-1', accepted: false, reason: 'The edge is cut off' }
    const asking = { actor: notary, key: `judge-${walk.transactionId}` }
    await village.deps.commands.judge(asking, walk.transactionId, judgement)
    expect((await asParty(cookie)).html)
      .to.contain('The edge is cut off')
      .and.to.contain('Send another')
  })

  it('say kindly what kind of file is taken, beside the field', async () => {
    const { cookie } = await link()
    const file = { bytes: Buffer.from('GIF89a, moving'), key: '3b'.repeat(16) }
    const visit = { headers: { cookie }, lang: 'en', file } as const
    const { status, html } = await village.visit('/party/documents/vendor-identity', visit)
    expect([status, html.includes('id="file-vendor-identity-error"')]).to.deep.equal([415, true])
    expect(html).to.contain('neither a PDF nor a photograph')
    const nothing = await village.visit('/party/documents/vendor-identity', {
      ...visit,
      file: { bytes: Buffer.alloc(0), key: '3e'.repeat(16) },
    })
    expect(nothing.html).to.contain('No file was chosen')
  })

  it('let a party write, escape what he writes, and count it for the notary until he looks', async () => {
    const { cookie } = await link()
    const key = keyFor((await asParty(cookie)).html, '/party/messages')
    const form = { key, text: 'One\n<script>alert(1)</script>' }
    expect((await asParty(cookie, '/party/messages', form)).status).to.equal(303)
    expect((await asParty(cookie, '/party/messages', form)).status, 'sent twice').to.equal(303)
    const list = (): Promise<Visited> => village.visit('/notary', { as: 'notary', lang: 'en' })
    expect((await list()).html).to.contain('1 new message')
    const { html } = await asNotary()
    expect(html).to.contain('One<br').and.not.to.contain('<script>alert(1)')
    expect((await list()).html).not.to.contain('1 new message')
  })

  it('ask for the code again when the link was withdrawn, and forget it when the party leaves', async () => {
    const { cookie } = await link('purchaser')
    const { html } = await asNotary()
    const [, action = ''] = /action="([^"]+\/revocation)"/.exec(html) ?? []
    expect((await asNotary(action.slice(path.length), { key: keyFor(html, action) })).status).to.equal(303)
    const refused = await asParty(cookie)
    expect([refused.status, refused.html.includes('action="/party"')]).to.deep.equal([404, true])
    const left = await asParty(cookie, '/party/leave', {})
    expect(left.headers.get('set-cookie')).to.match(/^party=;/)
  })

  it('show a clerk everything but what is the notary’s own to do, and say why', async () => {
    await withDocuments(village, walk, [], false)
    const { html } = await village.visit(path, { as: 'clerk', lang: 'en' })
    expect(html).to.contain('You prepare this dossier for your notary')
    expect(html).to.contain(`action="${path}/requests"`).and.to.contain(`action="${path}/documents/deed"`)
    for (const act of ['/lodge"', '/withdraw"', '/judgement"']) expect(html).not.to.contain(act)
    const lodging = { as: 'clerk', lang: 'en', form: { key: '3c'.repeat(16) } } as const
    const refused = await village.visit(`${path}/lodge`, lodging)
    expect([refused.status, refused.html.includes('Only the notary himself may do this')]).to.deep.equal([
      403,
      true,
    ])
  })
})
