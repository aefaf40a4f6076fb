import { expect } from 'chai'
import { ownersSale, ownPart } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Visit, Visited, Village } from './village.ts'

const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100)])

describe('the pages of a party who logged in', () => {
  let village: Village
  let part: string
  before(async () => {
    village = await openVillage()
  })
  beforeEach(async () => {
    part = await ownPart(village)
  })
  after(() => village.close())

  const visit = (path: string, more: Visit = {}): Promise<Visited> =>
    village.visit(path, { as: 'owner', lang: 'en', ...more })
  /** Fills in the form that leads there, as the page has it. */
  const send = async (address: string, fields: Readonly<Record<string, string>>): Promise<Visited> => {
    const { html } = await visit(part)
    return visit(address, { form: { key: keyFor(html, address), ...fields } })
  }
  const place = ({ headers }: Visited): string | null => headers.get('location')
  const lineOf = (html: string): string => html.split(`href="${part}"`)[1]?.split('</tr>')[0] ?? ''

  it('are found from his titles, from the menu, and from where a code is asked for, a link away from the start', async () => {
    expect((await visit('/owner')).html.match(/href="\/owner\/transactions"/g)).to.have.length(2)
    expect((await village.visit('/', { lang: 'en' })).html).to.contain('href="/party"')
    const { html } = await village.visit('/party', { lang: 'en' })
    expect(html).to.contain('href="/owner/transactions"').and.to.contain('Or sign in')
  })

  it('list his part, with what he has to send and to read, until he has done it', async () => {
    const line = lineOf((await visit('/owner/transactions')).html)
    expect(line).to.contain('Vendor').and.to.contain('2 documents to send').and.to.contain('1 new message')
    const { html } = await visit(part)
    expect(html).to.contain('Bank statement').and.to.contain('Please hurry').and.not.to.contain('CASUARINA')
    expect(html)
      .to.contain('Sale, parcel')
      .and.to.contain('Preparing')
      .and.to.match(/Transaction <span[^>]*>LT-/)
    expect(html).not.to.contain('/party/leave').and.not.to.contain('The link ends')
    expect(lineOf((await visit('/owner/transactions')).html)).not.to.contain('new message')
  })

  it('take a photograph and a message, and come back to the page', async () => {
    const sent = await visit(`${part}/documents/more-1`, { file: { bytes: JPEG } })
    expect([sent.status, place(sent)]).to.deep.equal([303, `${part}?done=uploaded`])
    const written = await send(`${part}/messages`, { text: 'Here it is' })
    expect([written.status, place(written)]).to.deep.equal([303, `${part}?done=written`])
    expect((await visit(`${part}?done=written`)).html)
      .to.contain('Your message is sent')
      .and.to.contain('Here it is')
    expect(lineOf((await visit('/owner/transactions')).html)).to.contain('1 document to send')
  })

  it('say where the transaction stands, and that nothing is to be sent when it is not with the notary', async () => {
    const { terms } = await ownersSale(village)
    const { transactionId } = await village.world.lodged(terms)
    const { html } = await visit(`/owner/transactions/${transactionId}/vendor`)
    expect(html)
      .to.contain('Lodged')
      .and.to.contain('nothing for you to send')
      .and.not.to.contain('type="file"')
  })

  it('say beside the field what is wrong', async () => {
    const empty = await send(`${part}/messages`, { text: ' ' })
    expect([empty.status, empty.html.includes('id="text-error"')]).to.deep.equal([422, true])
    const moving = { file: { bytes: Buffer.from('GIF89a, moving'), key: '3d'.repeat(16) } }
    const refused = await visit(`${part}/documents/more-1`, moving)
    expect([refused.status, refused.html.includes('id="file-more-1-error"')]).to.deep.equal([415, true])
  })

  it('take no other party’s paper', async () => {
    const file = { bytes: JPEG, key: '3c'.repeat(16) }
    const { status } = await visit(`${part}/documents/purchaser-identity`, { file })
    expect(status).to.equal(404)
  })

  it('hide another’s transaction as one that never was, to look at, to send to and to write in', async () => {
    const { transactionId } = await village.world.opened()
    for (const id of [transactionId, 'LT-0000-0000-0000', 'junk']) {
      const foreign = `/owner/transactions/${id}/vendor`
      const answers = [
        await visit(foreign),
        await visit(`${foreign}/documents/vendor-identity`, { file: { bytes: JPEG } }),
        await visit(`${foreign}/messages`, { form: { key: '3e'.repeat(16), text: 'Hello' } }),
      ]
      expect(
        answers.map(({ status }) => status),
        id,
      ).to.deep.equal([404, 404, 404])
    }
    expect(await village.deps.stores.exchange.messagesOf(transactionId)).to.deep.equal([])
  })

  it('are no notary’s, and send a stranger to the login, from where he comes back', async () => {
    expect((await visit(part, { as: 'notary' })).status).to.equal(403)
    const stranger = await visit(part, { as: 'stranger' })
    expect(place(stranger)).to.equal(`/login?returnTo=${encodeURIComponent(part)}`)
    const form = { key: '3f'.repeat(16), text: 'Hello' }
    expect((await visit(`${part}/messages`, { as: 'stranger', form })).status).to.equal(401)
  })

  it('say it when no transaction names him', async () => {
    const empty = await openVillage()
    const { html } = await empty.visit('/owner/transactions', { as: 'owner', lang: 'fr' })
    expect(html).to.contain('Aucune transaction ne vous nomme')
    await empty.close()
  })
})
