import { expect } from 'chai'
import type { PublicObjection } from '../../../domain/publication/publication.ts'
import { deadlineAfter } from '../../../domain/deadlines/deadline.ts'
import { formatFor } from '../../../web/text/format.ts'
import { prescription } from '../../domain/prescription.ts'
import { at } from '../../domain/sample.ts'
import { must } from '../../must.ts'
import { objectedTo } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited } from './village.ts'

describe('the public notices', () => {
  let village: Village
  beforeEach(async () => {
    village = await openVillage()
  })
  afterEach(() => village.close())

  const objectionsTo = (id: string): Promise<readonly PublicObjection[]> =>
    village.deps.stores.publications.objectionsTo(id as PublicObjection['transactionId'])

  const object = async (id: string, fields: Readonly<Record<string, string>>): Promise<Visited> => {
    const address = `/publications/${id}`
    const { html } = await village.visit(address, { as: 'stranger', lang: 'en' })
    const form = { key: keyFor(html, address), ...fields }
    return await village.visit(address, { as: 'stranger', lang: 'en', form })
  }
  const said = { name: 'Bambou ZOIZO-BLANC', reach: 'bambou@maison.example', grounds: 'The hedge is mine' }

  it('say to anyone who claims which land, and until when he may object', async () => {
    const empty = await village.visit('/publications', { as: 'stranger', lang: 'en' })
    expect(empty.html).to.contain('Nothing is published')
    const { transactionId, pin } = await village.world.lodged(prescription)
    const { html } = await village.visit('/publications', { as: 'stranger', lang: 'en' })
    expect(html).to.contain(pin).and.contain('Filao CASUARINA').and.contain(`/publications/${transactionId}`)
    expect(html).to.contain(formatFor('en').until(deadlineAfter('publication', at).until))
  })

  it('take the objection of whoever says who he is and why, without a login', async () => {
    const { transactionId } = await village.world.lodged(prescription)
    const { html, status } = await object(transactionId, said)
    expect(status).to.equal(200)
    const [found] = await objectionsTo(transactionId)
    expect(found).to.deep.include({
      ...{ objector: 'Bambou ZOIZO-BLANC, bambou@maison.example', grounds: 'The hedge is mine' },
      officerId: null,
    })
    expect(html).to.contain('Your objection is on record').and.contain(must(found).objectionId)
  })

  it('say beside each field what is missing, keep what was typed, and record nothing', async () => {
    const { transactionId } = await village.world.lodged(prescription)
    const { html, status } = await object(transactionId, { ...said, reach: '', grounds: ' ' })
    expect(status).to.equal(422)
    expect(html).to.contain('href="#reach"').and.contain('href="#grounds"').and.not.contain('href="#name"')
    expect(html).to.contain('value="Bambou ZOIZO-BLANC"')
    expect(await objectionsTo(transactionId)).to.deep.equal([])
  })

  it('know nothing of what is not published', async () => {
    const { transactionId } = await village.world.lodged()
    expect((await village.visit(`/publications/${transactionId}`, { as: 'stranger' })).status).to.equal(404)
    const form = { key: 'ab'.repeat(16), ...said }
    const sent = await village.visit(`/publications/${transactionId}`, { as: 'stranger', form })
    expect(sent.status).to.equal(404)
  })
})

describe('the objections to a publication', () => {
  let village: Village
  let id: string
  beforeEach(async () => {
    village = await openVillage()
    id = (await objectedTo(village)).transactionId
  })
  afterEach(() => village.close())

  const look = (): Promise<Visited> =>
    village.visit(`/officer/transactions/${id}`, { as: 'officer', lang: 'en' })
  const send = async (what: string, fields: Readonly<Record<string, string>>): Promise<Visited> => {
    const action = `/officer/transactions/${id}/${what}`
    const form = { key: keyFor((await look()).html, action), ...fields }
    return await village.visit(action, { as: 'officer', lang: 'en', form })
  }

  it('are shown to the officer and the notary, those that ended too', async () => {
    const notary = await village.visit(`/notary/transactions/${id}`, { as: 'notary', lang: 'en' })
    for (const { html } of [await look(), notary]) {
      expect(html).to.contain('Withdrawn by its author').and.contain('Lodged on').and.contain('Stands')
    }
    expect(notary.html).to.not.contain('Record how it ended')
  })

  it('are ended by the officer, who must say how and by what', async () => {
    const wrong = await send('objections/second/end', { note: 'a judgment' })
    expect(wrong.status).to.equal(422)
    expect(wrong.html).to.contain('href="#outcome-second"').and.contain('>a judgment<')
    const end = { outcome: 'inadmissible', note: 'Nobody lives at that address' }
    expect((await send('objections/second/end', end)).headers.get('location')).to.contain('done=ended')
    const { html } = await look()
    expect(html).to.contain('Set aside').and.not.contain('Record how it ended')
  })

  it('are entered by the officer when they come in by hand', async () => {
    const wrong = await send('objections', { objector: '', grounds: 'mine' })
    expect([wrong.status, wrong.html.includes('href="#objector"')]).to.deep.equal([422, true])
    const right = await send('objections', { objector: 'A third, by letter', grounds: 'mine' })
    expect(right.headers.get('location')).to.contain('done=entered')
    expect((await look()).html).to.contain('A third, by letter')
  })
})
