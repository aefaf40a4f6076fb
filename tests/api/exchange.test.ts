import { expect } from 'chai'
import { Unavailable } from '../../api/unavailable.ts'
import { declaredSale, file, lodged, NOTARY, OFFICER, open, OTHER_NOTARY, pdfOf } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Asked, Town } from './town.ts'

const CLERK = 'clerk-1'
const OTHER_CLERK = 'clerk-2'
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(200)])

describe('the exchange with the parties', () => {
  let town: Town
  let id: string
  before(async () => {
    town = await openTown()
  })
  beforeEach(async () => {
    id = await open(town)
  })
  after(() => town.close())

  const post = (path: string, json?: unknown, as = NOTARY): Promise<Answered> =>
    town.ask('POST', `/v1/transactions/${id}${path}`, { as, json })
  const exchange = (as = NOTARY): Promise<Answered> =>
    town.ask('GET', `/v1/transactions/${id}/exchange`, { as })
  const codeFor = async (party: string): Promise<string> => (await post('/links', { party })).body.code
  const by = (code: string, asked: Asked = {}): Asked => ({
    ...asked,
    headers: { 'party-code': code, ...asked.headers },
  })
  const see = (code: string): Promise<Answered> => town.ask('GET', '/v1/party/dossier', by(code))
  const send = (code: string, slot: string, asked: Asked = { pdf: pdfOf(`of ${id}`) }): Promise<Answered> =>
    town.ask('PUT', `/v1/party/documents/${slot}`, by(code, asked))
  const outcome = ({ status, body }: Answered): unknown => [status, body.code]

  it('shows the party what is asked of him, takes it, and tells what became of it', async () => {
    const asked = await post('/requests', { title: 'Bank statement', party: 'vendor', until: '2026-12-31' })
    expect([asked.status, asked.body.slot]).to.deep.equal([201, 'more-1'])
    const code = await codeFor('vendor')
    expect((await see(code.toLowerCase().replaceAll('-', ' '))).body.asked).to.have.length(2)
    expect((await send(code, 'more-1')).status).to.equal(201)
    const refusal = { accepted: false, reason: 'Only the first page' }
    expect((await post('/documents/more-1-1/acceptance', refusal)).status).to.equal(200)
    const { body } = await see(code)
    expect(body.asked.map(({ slot, status, reason }) => [slot, status, reason])).to.deep.equal([
      ['vendor-identity', 'asked', null],
      ['more-1', 'refused', 'Only the first page'],
    ])
  })

  it('has the procedure look again when a document is accepted that ends, and no other', async () => {
    const accept = async (slot: string, validUntil?: string): Promise<number> => {
      await town.ask('PUT', `/v1/transactions/${id}/documents/${slot}`, { as: NOTARY, pdf: pdfOf(slot) })
      return (await post(`/documents/${slot}-1/acceptance`, { accepted: true, validUntil })).status
    }
    const nudged = (): number => town.procedures.nudges.filter((one) => one === id).length
    expect([await accept('purchaser-identity'), nudged()]).to.deep.equal([200, 0])
    expect([await accept('vendor-identity', '2027-06-30'), nudged()]).to.deep.equal([200, 1])
  })

  it('has the procedure look again when a document is asked for, and when one is refused', async () => {
    const nudged = (): number => town.procedures.nudges.filter((one) => one === id).length
    await post('/requests', { title: 'Bank statement', party: 'vendor' })
    expect(nudged()).to.equal(1)
    await send(await codeFor('vendor'), 'more-1')
    expect(nudged()).to.equal(1)
    await post('/documents/more-1-1/acceptance', { accepted: false, reason: 'Only the first page' })
    expect(nudged()).to.equal(2)
  })

  it('works while the procedures are away', async () => {
    const code = await codeFor('vendor')
    town.procedures.failWith(new Unavailable('Temporal'))
    const answers = [
      await send(code, 'vendor-identity'),
      await post('/requests', { title: 'One more' }),
      await post('/messages', { party: 'vendor', text: 'Thank you' }),
    ]
    town.procedures.failWith(null)
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201, 201])
  })

  it('shows a party nothing of another’s, and lets him touch nothing of it', async () => {
    await post('/requests', { title: 'Loan offer', party: 'purchaser' })
    await post('/messages', { party: 'purchaser', text: 'A secret of the purchaser' })
    const code = await codeFor('vendor')
    const { text, body } = await see(code)
    expect(text).not.to.contain('CASUARINA').and.not.to.contain('secret').and.not.to.contain('Loan')
    expect(body.asked.map(({ slot }) => slot)).to.deep.equal(['vendor-identity'])
    for (const slot of ['purchaser-identity', 'more-1', 'deed', 'shopping-list']) {
      expect(outcome(await send(code, slot))).to.deep.equal([404, 'document-unknown'])
    }
    expect((await exchange()).body.asked.every(({ documentId }) => documentId === null)).to.equal(true)
  })

  it('lets nobody in by a guess, by a code of paying, or by a link that was withdrawn', async () => {
    const made = await post('/links', { party: 'vendor' })
    const { code, url, link } = made.body
    expect(url).to.equal(`${town.url}/party#${code}`)
    expect(town.logged.join()).not.to.contain(code)
    for (const guess of [
      '',
      'AAAA-BBBB-CCCC-DDDD',
      `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`,
    ]) {
      expect(outcome(await see(guess))).to.deep.equal([404, 'party-link-invalid'])
    }
    expect((await post(`/links/${link.linkId}/revocation`)).status).to.equal(200)
    expect(outcome(await see(code))).to.deep.equal([404, 'party-link-invalid'])
    expect(outcome(await send(code, 'vendor-identity'))).to.deep.equal([404, 'party-link-invalid'])
    expect((await exchange()).text).not.to.contain(code)
  })

  it('ends a link by itself', async () => {
    const later = await openTown()
    const dossier = await open(later)
    const json = { party: 'vendor' }
    const { body } = await later.ask('POST', `/v1/transactions/${dossier}/links`, { as: NOTARY, json })
    const look = (): Promise<Answered> => later.ask('GET', '/v1/party/dossier', by(body.code))
    const DAY = 86_400_000
    later.pass(89 * DAY)
    expect((await look()).status).to.equal(200)
    later.pass(DAY)
    expect(outcome(await look())).to.deep.equal([404, 'party-link-invalid'])
    await later.close()
  })

  it('keeps the key of a request and never the code', async () => {
    const key = 'a-link-for-the-vendor'
    const json = { party: 'vendor' }
    const path = `/v1/transactions/${id}/links`
    const first = await town.ask('POST', path, { as: NOTARY, key, json })
    const second = await town.ask('POST', path, { as: NOTARY, key, json })
    expect(second.body).to.deep.equal(first.body)
    expect((await exchange()).body.links).to.have.length(1)
  })

  it('takes a photograph of a paper, gives it back as one, and none for a deed', async () => {
    const code = await codeFor('vendor')
    const photo = { pdf: JPEG, headers: { 'content-type': 'image/jpeg' } }
    expect((await send(code, 'vendor-identity', photo)).status).to.equal(201)
    const path = `/v1/transactions/${id}/documents`
    const { headers } = await town.ask('GET', `${path}/vendor-identity-1`, { as: NOTARY })
    expect(headers.get('content-type')).to.equal('image/jpeg')
    expect(headers.get('content-disposition')).to.match(/^attachment; filename=".*\.jpg"$/)
    const deed = await town.ask('PUT', `${path}/deed`, { as: NOTARY, ...photo })
    expect(outcome(deed)).to.deep.equal([415, 'document-not-pdf'])
  })

  it('refuses what is too large, empty, or of no kind that we take', async () => {
    const code = await codeFor('vendor')
    const sendAs = (pdf: Uint8Array, type: string): Promise<Answered> =>
      send(code, 'vendor-identity', { pdf, headers: { 'content-type': type } })
    expect(outcome(await sendAs(Buffer.from('GIF89a'), 'image/png'))).to.deep.equal([
      415,
      'document-type-unknown',
    ])
    expect(outcome(await sendAs(JPEG, 'text/html'))).to.deep.equal([415, 'document-not-pdf'])
    const large = Buffer.concat([JPEG, Buffer.alloc(31 * 1024 * 1024)])
    expect(outcome(await sendAs(large, 'image/jpeg'))).to.deep.equal([413, 'document-too-large'])
    expect(await town.spooled()).to.deep.equal([])
    expect((await see(code)).body.asked[0]?.status).to.equal('asked')
  })

  it('takes nothing after the lodging, and still lets notary and party write', async () => {
    id = await lodged(town)
    const code = await codeFor('vendor')
    expect((await see(code)).body.mayUpload).to.equal(false)
    expect(outcome(await send(code, 'vendor-identity'))).to.deep.equal([409, 'illegal-transition'])
    expect(outcome(await post('/requests', { title: 'Too late' }))).to.deep.equal([409, 'illegal-transition'])
    expect(
      (await town.ask('POST', '/v1/party/messages', by(code, { json: { text: 'And now?' } }))).status,
    ).to.equal(201)
  })

  it('carries messages both ways, once each, and marks what was seen', async () => {
    const code = await codeFor('vendor')
    await post('/messages', { party: 'vendor', text: 'Please send your card' })
    const answer = by(code, { key: 'an-answer-1', json: { text: 'Here it comes' } })
    await town.ask('POST', '/v1/party/messages', answer)
    await town.ask('POST', '/v1/party/messages', answer)
    await see(code)
    const { messages } = (await exchange()).body
    expect(messages.map(({ from, text, read }) => [from, text, read])).to.deep.equal([
      ['office', 'Please send your card', true],
      ['party', 'Here it comes', false],
    ])
    expect((await post('/messages/seen', { party: 'vendor', upTo: 2 })).status).to.equal(204)
    expect((await exchange()).body.messages[1]?.read).to.equal(true)
    for (const text of ['', ' ', 'x'.repeat(4_001)]) {
      expect(outcome(await post('/messages', { party: 'vendor', text }))).to.deep.equal([
        422,
        'message-unfit',
      ])
    }
    expect(outcome(await post('/messages', { party: 'heir', text: 'x' }))).to.deep.equal([
      422,
      'party-unknown',
    ])
  })

  it('is hidden from every other office, and from officers', async () => {
    const writes = [
      ['/requests', { title: 'x' }],
      ['/links', { party: 'vendor' }],
      ['/messages', { party: 'vendor', text: 'x' }],
      ['/messages/seen', { party: 'vendor', upTo: 1 }],
      ['/requests/more-1/withdrawal', undefined],
      ['/links/some/revocation', undefined],
    ] as const
    for (const as of [OTHER_NOTARY, OTHER_CLERK]) {
      expect(outcome(await exchange(as))).to.deep.equal([404, 'transaction-not-found'])
      for (const [path, json] of writes) expect((await post(path, json, as)).status).to.equal(404)
    }
    expect(outcome(await exchange(OFFICER))).to.deep.equal([403, 'not-authorised'])
  })

  describe('by a clerk', () => {
    it('prepares everything for his notary', async () => {
      const pin = await town.world.parcel()
      const opened = await town.ask('POST', '/v1/transactions', { as: CLERK, json: declaredSale(pin) })
      expect(opened.status).to.equal(201)
      id = opened.body.transactionId
      const upload = { as: CLERK, pdf: pdfOf(`deed of ${id}`) }
      expect((await town.ask('PUT', `/v1/transactions/${id}/documents/deed`, upload)).status).to.equal(201)
      expect((await post('/requests', { title: 'x' }, CLERK)).status).to.equal(201)
      expect((await post('/links', { party: 'vendor' }, CLERK)).status).to.equal(201)
      expect((await post('/messages', { party: 'vendor', text: 'x' }, CLERK)).status).to.equal(201)
      const list = await town.ask('GET', '/v1/transactions', { as: NOTARY })
      expect(list.body.transactions.map(({ transactionId }) => transactionId)).to.include(id)
      await post('/requests/more-1/withdrawal', undefined, CLERK)
      await file(town, id)
      expect((await post('/lodgement')).status, 'and the notary lodges').to.equal(201)
    })

    it('is never accepted, lodged or withdrawn', async () => {
      await file(town, id)
      const acts = [
        ['/documents/deed-1/acceptance', { accepted: true }],
        ['/lodgement', undefined],
        ['/withdrawal', { reason: 'x' }],
      ] as const
      for (const [path, json] of acts) {
        expect(outcome(await post(path, json, CLERK))).to.deep.equal([403, 'notary-only'])
        expect(outcome(await post(path, json, OTHER_CLERK))).to.deep.equal([403, 'notary-only'])
      }
      expect((await town.ask('GET', `/v1/transactions/${id}`, { as: CLERK })).body.stage).to.equal(
        'preparing',
      )
    })
  })
})
