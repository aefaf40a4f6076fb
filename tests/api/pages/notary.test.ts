import { expect } from 'chai'
import { at, judgement, purchaserNic, strangerNic, vendorNic } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { NOT_PDF, PDF } from './sample-documents.ts'
import { awaitingPayment, returned, withDocuments } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visit, Visited } from './village.ts'

const saleForm = (
  pin: string,
  change: Readonly<Record<string, string>> = {},
): NonNullable<Visit['form']> => ({
  ...{ key: '0f'.repeat(16), action: 'open', pin, price: '8,000,000', day: '23', month: '11', year: '2026' },
  ...{ 'vendor.0.name': 'Latanier ARAUCARIA', 'vendor.0.id': vendorNic },
  ...{ 'purchaser.0.name': 'Filao CASUARINA', 'purchaser.0.id': purchaserNic },
  ...{ 'purchaser.0.share': '1', 'purchaser.0.citizen': 'yes' },
  ...change,
})

describe('the notary’s pages', () => {
  let village: Village
  const as = 'notary' as const
  beforeEach(async () => {
    village = await openVillage()
  })
  afterEach(() => village.close())
  const effects = (name: string): number => village.procedures.effects.get(name) ?? 0

  it('open a dossier and lead to it', async () => {
    const pin = await village.world.parcel()
    const { status, headers } = await village.visit('/notary/new', { as, form: saleForm(pin) })
    expect(status).to.equal(303)
    const { html } = await village.visit(must(headers.get('location')), { as, lang: 'en' })
    expect(html).to.contain('The dossier is open').and.to.contain(pin)
  })

  it('open one dossier for a form that is sent twice', async () => {
    const form = saleForm(await village.world.parcel())
    const first = await village.visit('/notary/new', { as, form })
    const second = await village.visit('/notary/new', { as, form })
    expect(second.headers.get('location')).to.equal(first.headers.get('location'))
    expect(effects('openDossier')).to.equal(1)
  })

  it('name every mistake of the form at once, beside its field', async () => {
    const form = saleForm('12', {
      price: '0',
      'vendor.0.id': 'A1',
      'purchaser.0.name': '',
      'purchaser.0.share': 'half',
    })
    const { status, html } = await village.visit('/notary/new', { as, lang: 'en', form })
    expect(status).to.equal(400)
    for (const field of ['pin', 'price', 'vendor.0.id', 'purchaser.0.name', 'purchaser.0.share']) {
      expect(html).to.contain(`href="#${field}"`).and.to.contain(`id="${field}-error"`)
    }
    expect(html).to.contain('<title>Error: ')
    expect(effects('openDossier')).to.equal(0)
  })

  it('keep what was typed, and give a new key, when the register refuses', async () => {
    const { status, html } = await village.visit('/notary/new', { as, form: saleForm('999999999') })
    expect(status).to.equal(422)
    expect(html).to.contain('value="999999999"').and.to.contain('value="Latanier ARAUCARIA"')
    expect(keyFor(html, '/notary/new'))
      .to.match(/^[0-9a-f]{32}$/)
      .and.not.to.equal('0f'.repeat(16))
  })

  it('refuse shares that do not make one, and a day without a schedule', async () => {
    const pin = await village.world.parcel()
    const half = await village.visit('/notary/new', {
      as,
      lang: 'en',
      form: saleForm(pin, { 'purchaser.0.share': '1/2' }),
    })
    expect(half.html).to.contain('must make one').and.to.contain('href="#purchaser.0.share"')
    const early = await village.visit('/notary/new', {
      as,
      lang: 'en',
      form: saleForm(pin, { year: '1901' }),
    })
    expect(early.html).to.contain('href="#deedDate"')
  })

  it('take a rectification by order of a court, and say what is missing of the order', async () => {
    const pin = await village.world.parcel()
    const { html } = await village.visit('/notary/new?kind=rectification', { as: 'notary', lang: 'en' })
    const form = {
      ...{ kind: 'rectification', action: 'open', pin, refersTo: 'TV 2019/4 No 17', court: 'Supreme Court' },
      ...{ day: '23', month: '11', year: '2026', orderDay: '3', orderMonth: '9', orderYear: '2026' },
      ...{ 'holder.0.name': 'Latanier ARAUCARIA-FILAO', 'holder.0.id': vendorNic, 'holder.0.share': '1' },
    }
    const send = (orderNumber: string, key: string): Promise<Visited> =>
      village.visit('/notary/new', { as: 'notary', lang: 'en', form: { ...form, orderNumber, key } })
    const early = await send('', keyFor(html, '/notary/new'))
    expect(early.html).to.contain('href="#orderNumber"').and.to.contain('value="Supreme Court"')
    const { headers } = await send('2026 SCJ 77', keyFor(early.html, '/notary/new'))
    const place = must(headers.get('location') ?? undefined)
    const shown = await village.visit(place, { as: 'notary', lang: 'en' })
    expect(shown.html).to.contain('Supreme Court, No 2026 SCJ 77').and.to.contain('Certified court order')
  })

  it('add a row and take one away without script', async () => {
    const pin = await village.world.parcel()
    const more = await village.visit('/notary/new', { as, form: saleForm(pin, { action: 'add-purchaser' }) })
    expect(more.status).to.equal(200)
    expect(more.html).to.contain('id="purchaser.1.id"').and.to.contain('remove-purchaser-0')
    const two = saleForm(pin, {
      action: 'remove-purchaser-0',
      'purchaser.1.name': 'Second',
      'purchaser.1.id': strangerNic,
    })
    const less = await village.visit('/notary/new', { as, form: two })
    expect(less.html).to.contain('value="Second"').and.not.to.contain('purchaser.1.')
  })

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
