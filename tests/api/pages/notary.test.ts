import { expect } from 'chai'
import { localDateAt } from '../../../domain/time.ts'
import { at, judgement } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { day, notary } from '../../storage/contract/world.ts'
import { NOT_PDF, PDF } from './sample-documents.ts'
import { awaitingPayment, returned, withDocuments } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village } from './village.ts'

describe('the notary’s pages', () => {
  let village: Village
  const as = 'notary' as const
  beforeEach(async () => {
    village = await openVillage()
  })
  afterEach(() => village.close())

  it('take a document in, and have the notary judge it', async () => {
    const { transactionId } = await village.world.opened()
    const dossier = `/notary/transactions/${transactionId}`
    const sent = await village.visit(`${dossier}/documents/deed`, { as, file: { bytes: PDF } })
    expect([sent.status, sent.headers.get('location')]).to.deep.equal([303, `${dossier}?done=uploaded`])

    const judgement = `${dossier}/documents/deed-1/judgement`
    const unreasoned = await village.visit(judgement, {
      as,
      lang: 'en',
      form: { key: '1a'.repeat(16), decision: 'refuse', reason: '' },
    })
    expect(unreasoned.status).to.equal(422)
    expect(unreasoned.html)
      .to.contain('href="#reason-deed-1"')
      .and.to.match(/<details[^>]* open/)
    const accepted = await village.visit(judgement, {
      as,
      form: { key: '1b'.repeat(16), decision: 'accept' },
    })
    expect(accepted.headers.get('location')).to.equal(`${dossier}?done=accepted`)
  })

  it('show of a paper that was accepted when it counts no more', async () => {
    const walk = await village.world.opened()
    await withDocuments(village, walk, [], false)
    const judged = { ...walk, documentId: 'vendor-identity-1', accepted: true, reason: null } as const
    const validUntil = localDateAt(day(1))
    await village.world.stores.dossiers.judgeDocument({ ...judged, validUntil, actor: notary, at: day(0) })
    const { html } = await village.visit(`/notary/transactions/${walk.transactionId}`, { as, lang: 'en' })
    expect(html)
      .to.contain('Counts no more')
      .and.not.to.match(/>\s*Accepted\s*</)
  })

  it('say beside the field why a file is not taken', async () => {
    const { transactionId } = await village.world.opened()
    const address = `/notary/transactions/${transactionId}/documents/deed`
    const { status, html } = await village.visit(address, { as, lang: 'en', file: { bytes: NOT_PDF } })
    expect(status).to.equal(415)
    expect(html).to.contain('must be a PDF').and.to.contain('id="file-deed-error"')
    const empty = await village.visit(address, {
      as,
      file: { bytes: new Uint8Array(), key: '2a'.repeat(16) },
    })
    expect(empty.status).to.equal(422)
    expect((await village.visit(address, { as, form: { key: '2b'.repeat(16) } })).status).to.equal(400)
    expect((await village.world.stores.dossiers.find(transactionId))?.documents).to.deep.equal([])
  })

  it('answer at once, however large the file that came without its key', async () => {
    const { transactionId } = await village.world.opened()
    const address = `/notary/transactions/${transactionId}/documents/deed`
    const bytes = new Uint8Array(8 * 1024 * 1024)
    expect((await village.visit(address, { as, file: { bytes, key: 'none' } })).status).to.equal(400)
  })

  it('say that a file over 30 MB is too large', async () => {
    const { transactionId } = await village.world.opened()
    const address = `/notary/transactions/${transactionId}/documents/deed`
    const bytes = Buffer.concat([PDF, new Uint8Array(31 * 1024 * 1024)])
    const { status, html } = await village.visit(address, { as, lang: 'en', file: { bytes } })
    expect(status).to.equal(413)
    expect(html).to.contain('larger than 30 MB')
  })

  it('offer to lodge only when every document is accepted, and say what would come back', async () => {
    const walk = await village.world.opened()
    const path = `/notary/transactions/${walk.transactionId}`
    expect((await village.visit(path, { as })).html).not.to.contain(`action="${path}/lodge"`)
    await withDocuments(village, walk)
    expect((await village.visit(path, { as })).html).to.contain(`action="${path}/lodge"`)
    const back = await returned(village)
    const { html } = await village.visit(`/notary/transactions/${back.transactionId}`, { as, lang: 'en' })
    expect(html).to.contain('Lodge again').and.to.contain('If you lodge now')
    expect(html).to.match(/You have until Thursday,? 24 December 2026/)
  })

  it('say which receipt comes first when another transaction holds the parcel', async () => {
    const first = await village.world.lodged()
    const { receipt } = must(await village.deps.stores.dossiers.find(first.transactionId))
    const second = await village.world.opened({ pin: first.pin })
    await withDocuments(village, second)
    const path = `/notary/transactions/${second.transactionId}`
    const form = { key: keyFor((await village.visit(path, { as })).html, `${path}/lodge`) }
    const { status, html } = await village.visit(`${path}/lodge`, { as, form, lang: 'fr' })
    expect(status).to.equal(409)
    expect(html).to.contain(`Le récépissé ${receipt?.number ?? ''} passe avant.`)
  })

  it('lodge, and show the receipt', async () => {
    const walk = await village.world.opened()
    await withDocuments(village, walk)
    const path = `/notary/transactions/${walk.transactionId}`
    const { html: before } = await village.visit(path, { as })
    const form = { key: keyFor(before, `${path}/lodge`) }
    expect((await village.visit(`${path}/lodge`, { as, form })).status).to.equal(303)
    const { html } = await village.visit(path, { as })
    expect(html).to.match(/R-2026-\d{6}/)
    const link = `/v1${path.slice('/notary'.length)}/receipt`
    expect(html, 'not sealed yet').not.to.contain(link)
    await village.deps.stores.dossiers.recordReceipt(walk.transactionId, judgement, at)
    for (const [lang, text] of [
      ['fr', 'Télécharger le récépissé'],
      ['en', 'Download the receipt'],
    ] as const) {
      const sealed = await village.visit(path, { as, lang })
      expect(sealed.html).to.contain(`href="${link}">${text}`)
    }
  })

  it('follow whatever happens while they are put together', async () => {
    const walk = await village.world.opened()
    const { dossiers, history } = village.deps.stores
    const find = dossiers.find.bind(dossiers)
    dossiers.find = async (id) => {
      const asItWas = await find(id)
      dossiers.find = find
      await withDocuments(village, walk)
      return asItWas
    }
    const { html } = await village.visit(`/notary/transactions/${walk.transactionId}`, { as, lang: 'en' })
    expect(html).to.contain('Not uploaded')
    const [, from] = must(/events\?after=(\d+)/.exec(html))
    const told = await history.after(walk.transactionId, Number(from))
    expect(told.map(({ event }) => event)).to.include('document-accepted')
  })

  it('hand out the pay code of each unpaid notice', async () => {
    const { transactionId } = await awaitingPayment(village)
    const { html } = await village.visit(`/notary/transactions/${transactionId}`, { as })
    expect(html.match(/<code class="app-pay-code">[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/g)).to.have.length(2)
    expect(html).to.contain(`${village.url}/pay#`)
  })

  it('withdraw with a reason and not without', async () => {
    const { transactionId } = await village.world.opened()
    const path = `/notary/transactions/${transactionId}`
    const without = await village.visit(`${path}/withdraw`, {
      as,
      form: { key: '3a'.repeat(16), reason: ' ' },
    })
    expect(without.status).to.equal(422)
    const form = { key: '3b'.repeat(16), reason: 'The purchaser left' }
    const { headers } = await village.visit(`${path}/withdraw`, { as, form })
    expect(headers.get('location')).to.equal(`${path}?done=withdrawn`)
    expect((await village.visit(path, { as, lang: 'en' })).html)
      .to.contain('Withdrawn')
      .and.to.contain('The purchaser left')
  })

  it('refuse a form without its key, and leave a trace of it', async () => {
    const { transactionId } = await village.world.opened()
    const { status } = await village.visit(`/notary/transactions/${transactionId}/lodge`, { as, form: {} })
    expect(status).to.equal(400)
    expect(await village.deps.stores.refusals.count('idempotency-key-missing')).to.equal(1)
  })
})
