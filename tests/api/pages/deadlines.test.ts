import { expect } from 'chai'
import { purchaserNic, vendorNic } from '../../domain/sample.ts'
import { prescription } from '../../domain/prescription.ts'
import { pay } from '../../storage/contract/payment.ts'
import { day, notary } from '../../storage/contract/world.ts'
import type { Walk } from '../../storage/contract/world.ts'
import { awaitingPayment, payCodeFor, returned } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited, Visitor } from './village.ts'

/** The sale of the village as the form sends it. */
const DECLARED = {
  ...{ kind: 'sale', action: 'open', right: 'ownership', day: '23', month: '11', year: '2026' },
  ...{ 'vendor.0.id': vendorNic, 'vendor.0.citizen': 'yes' },
  ...{ 'purchaser.0.name': 'Filao CASUARINA', 'purchaser.0.id': purchaserNic },
  ...{ 'purchaser.0.citizen': 'yes', 'purchaser.0.share': '1' },
}

describe('the pages on deadlines', () => {
  let village: Village
  before(async () => {
    village = await openVillage()
  })
  after(() => village.close())

  const dossierOf = (as: Visitor, { transactionId }: Walk): string =>
    `/${as === 'notary' ? 'notary' : 'officer'}/transactions/${transactionId}`
  const look = (as: Visitor, walk: Walk, lang: 'en' | 'fr' = 'en'): Promise<Visited> =>
    village.visit(dossierOf(as, walk), { as, lang })
  const ask = async (as: Visitor, walk: Walk, form: Readonly<Record<string, string>>): Promise<Visited> => {
    const address = `${dossierOf(as, walk)}/extension`
    const { html } = await look(as, walk)
    return await village.visit(address, { as, lang: 'en', form: { key: keyFor(html, address), ...form } })
  }

  it('say until which day and hour, in both languages', async () => {
    const walk = await awaitingPayment(village)
    const [notice] = await village.deps.stores.payments.attemptsOn(walk.transactionId)
    expect(notice?.notice.dueAt).to.equal(day(31))
    expect((await look('notary', walk)).html).to.match(/until Thursday,? 24 December 2026, 12:00/)
    expect((await look('notary', walk, 'fr')).html).to.contain('jusqu’au jeudi 24 décembre 2026, 12:00')
  })

  it('say until when anyone may object to a prescription, to the notary and to the officer', async () => {
    const walk = await village.world.clearing(prescription)
    expect((await look('notary', walk)).html).to.contain('To object to the prescription')
    expect((await look('notary', walk)).html).to.match(/until Monday,? 22 February 2027, 16:00/)
    expect((await look('officer', walk, 'fr')).html).to.contain('jusqu’au lundi 22 février 2027, 16:00')
    const sale = await awaitingPayment(village)
    expect((await look('notary', sale)).html).to.not.contain('To object to the prescription')
  })

  it('give the notary more time once, and say so', async () => {
    const walk = await awaitingPayment(village)
    const asked = await ask('notary', walk, { reason: 'a heir is abroad' })
    expect(asked.headers.get('location')).to.equal(`${dossierOf('notary', walk)}?done=extended`)
    const { html } = await look('notary', walk)
    expect(html).to.match(/until Monday,? 11 January 2027, 16:00/)
    expect(html).not.to.contain('Ask for more time')
    expect(html).to.contain('Deadline put off')
  })

  it('ask for a reason beside the field', async () => {
    const walk = await awaitingPayment(village)
    const { status, html } = await ask('notary', walk, { reason: '' })
    expect(status).to.equal(422)
    expect(html).to.contain('href="#extension-reason"').and.to.contain('Give a reason')
  })

  it('let an officer put a deadline off to a day, and keep what he typed when the day is wrong', async () => {
    const walk = await awaitingPayment(village)
    const wrong = await ask('officer', walk, { lastDay: '30 2 2027', reason: 'the bank was away' })
    expect([wrong.status, wrong.html.includes('the bank was away')]).to.deep.equal([422, true])
    expect(wrong.html).to.contain('href="#lastDay"')
    const put = await ask('officer', walk, { lastDay: '15 2 2027', reason: 'the bank was away' })
    expect(put.headers.get('location')).to.contain('done=extended')
    expect((await look('officer', walk)).html).to.match(/until Monday,? 15 February 2027, 16:00/)
  })

  it('say why it went back, what to do, and on what it rests', async () => {
    const walk = await returned(village)
    const { html } = await look('notary', walk)
    expect(html).to.contain('What changed').and.to.contain('Revision 1, lodged on')
    expect(html).to.contain('ETSI EN 319 142-1')
  })

  it('let the notary correct the terms that the reasons name, and show before and after', async () => {
    const walk = await village.world.inReview([])
    const { dossiers } = village.world.stores
    const codes = ['declaration-incomplete']
    await dossiers.returnToNotary({ ...walk, round: 1, codes, until: day(40), at: day(4) })
    const address = `${dossierOf('notary', walk)}/terms`
    expect((await look('notary', walk)).html).to.contain(`href="${address}"`)
    const form = await village.visit(address, { as: 'notary', lang: 'en' })
    expect(form.html).to.contain('Correct the terms').and.to.contain('value="8,000,000.00"')
    const send = async (price: string, name: string): Promise<Visited> => {
      const fields = {
        ...DECLARED,
        pin: walk.pin,
        price,
        'vendor.0.name': name,
        key: keyFor(form.html, address),
      }
      return await village.visit(address, { as: 'notary', lang: 'en', form: fields })
    }
    const stray = await send('9,000,000', 'Somebody ELSE')
    expect([stray.status, stray.html.includes('This cannot be corrected here')]).to.deep.equal([422, true])
    const fresh = await village.visit(address, { as: 'notary', lang: 'en' })
    const kept = { ...DECLARED, pin: walk.pin, price: '9,000,000', 'vendor.0.name': 'Latanier ARAUCARIA' }
    const done = await village.visit(address, {
      ...{ as: 'notary', lang: 'en' },
      form: { ...kept, key: keyFor(fresh.html, address) },
    })
    expect(done.headers.get('location')).to.equal(`${dossierOf('notary', walk)}?done=corrected`)
    await dossiers.resubmit({ ...walk, actor: notary, round: 2, at: day(60) })
    const shown = (await look('notary', walk)).html
    expect(shown).to.match(/Price or value: “Rs\s8,000,000.00” became “Rs\s9,000,000.00”/)
  })

  it('say how to appeal against a refusal', async () => {
    const walk = await village.world.inReview([])
    const actor = { id: 'officer-1', role: 'officer' } as const
    const refused = { stage: 'refused', actor, reason: 'deed-reused, not-authentic', at: day(4) } as const
    await village.deps.stores.dossiers.end({ ...walk, ...refused })
    const { html } = await look('notary', walk)
    expect(html).to.contain('Draw up a new deed').and.to.contain('Civil Code art. 1317')
    expect(html)
      .to.contain('Supreme Court')
      .and.to.match(/until Friday,? 18 December 2026, 16:00/)
  })

  it('tell payer, notary and officer what is owed back', async () => {
    const walk = await awaitingPayment(village)
    await pay(village.deps.stores, walk.transactionId, 'vendor', day(2))
    const cookie = `pay=${await payCodeFor(village, walk, 'vendor')}`
    const withdrawn = { stage: 'withdrawn', actor: notary, reason: 'agreed otherwise', at: day(3) } as const
    await village.deps.stores.dossiers.end({ ...walk, ...withdrawn })
    const paid = await village.visit('/pay/notice', { as: 'stranger', lang: 'en', headers: { cookie } })
    for (const { html } of [paid, await look('notary', walk), await look('officer', walk)]) {
      expect(html).to.contain('owed back')
    }
    const list = await village.visit('/officer/refunds', { as: 'officer', lang: 'en' })
    expect(list.html).to.contain(walk.transactionId).and.to.contain('400,000.00')
    expect((await village.visit('/officer/refunds', { as: 'notary' })).status).to.equal(403)
  })
})
