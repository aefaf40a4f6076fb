import { expect } from 'chai'
import { purchaserNic, strangerNic, vendorNic } from '../../domain/sample.ts'
import { must } from '../../must.ts'
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

describe('the pages that open a dossier', () => {
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
})
