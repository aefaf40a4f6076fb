import { expect } from 'chai'
import { formatFor } from '../../../web/text/format.ts'
import { day } from '../../storage/contract/world.ts'
import { awaitingPayment, priceFlag, seizureFlag } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited, Visitor } from './village.ts'

describe('the officer’s pages', () => {
  let village: Village
  let address: string
  beforeEach(async () => {
    village = await openVillage()
    address = `/officer/cases/${(await village.world.inReview([priceFlag])).caseId}`
  })
  afterEach(() => village.close())
  const look = (as: Visitor): Promise<Visited> => village.visit(address, { as, lang: 'en' })
  const claim = async (as: Visitor): Promise<Visited> => {
    const { html } = await look(as)
    return await village.visit(`${address}/claim`, { as, form: { key: keyFor(html, `${address}/claim`) } })
  }
  const decide = async (as: Visitor, form: Readonly<Record<string, string>>): Promise<Visited> => {
    const { html } = await look(as)
    const key = keyFor(html, `${address}/decision`)
    return await village.visit(`${address}/decision`, { as, lang: 'en', form: { key, ...form } })
  }

  it('list the cases that wait, with age and weight', async () => {
    const { html } = await village.visit('/officer', { as: 'officer', lang: 'en' })
    expect(html)
      .to.contain('The price is far below')
      .and.to.contain('2 days')
      .and.to.contain('Serious: two officers')
    expect(html).to.contain('Nobody')
  })

  it('say so when no case waits', async () => {
    const quiet = await openVillage()
    await awaitingPayment(quiet)
    const { html } = await quiet.visit('/officer', { as: 'officer', lang: 'en' })
    await quiet.close()
    expect(html).to.contain('No case is waiting')
  })

  it('lay out the facts with their hash and the version of the rules', async () => {
    const { html } = await look('officer')
    for (const part of [
      'TV 2019/4, 17',
      'Latanier ARAUCARIA',
      '6,500,000.00',
      '2026-11',
      'Per cent of the last price',
    ]) {
      expect(html).to.contain(part)
    }
  })

  it('name the papers that have ended among the facts, and the day on which they did', async () => {
    const detail = { slot: 'vendor-identity, purchaser-identity', countsUntil: '2026-11-25' }
    const { caseId } = await village.world.inReview([{ ...priceFlag, code: 'paper-ended', detail }])
    const { html } = await village.visit(`/officer/cases/${caseId}`, { as: 'officer', lang: 'en' })
    expect(html).to.match(/Identity document: [^;]+\(Vendor\); Identity document: [^;]+\(Purchaser\)</)
    expect(html).to.contain('25 November 2026').and.not.to.contain('vendor-identity, ')
  })

  it('say moments among the facts as people read them', async () => {
    const detail = { objectedAt: day(2) }
    const { caseId } = await village.world.inReview([{ ...priceFlag, code: 'owner-objected', detail }])
    const { html } = await village.visit(`/officer/cases/${caseId}`, { as: 'officer', lang: 'en' })
    expect(html)
      .to.contain('Objected on')
      .and.contain(formatFor('en').instant(day(2)))
    expect(html).to.not.contain(`>${day(2)}<`)
  })

  it('let only who has taken the case decide it', async () => {
    expect((await claim('officer')).headers.get('location')).to.equal(`${address}?done=claimed`)
    expect((await look('officer')).html).to.contain('Record the decision')
    expect((await look('colleague')).html).to.contain('Another officer works on this case')
  })

  it('ask for a decision and its reasons, and keep what was filled in', async () => {
    await claim('officer')
    const none = await decide('officer', { note: 'a thought' })
    expect(none.status).to.equal(422)
    expect(none.html).to.contain('href="#decision"').and.to.contain('a thought')
    const unreasoned = await decide('officer', { decision: 'refuse' })
    expect(unreasoned.html).to.contain('href="#reasons-refuse"')
  })

  it('count only the reasons of the decision that was chosen', async () => {
    await claim('officer')
    const { status } = await decide('officer', {
      decision: 'refuse',
      'reasons-release': 'family-arrangement',
    })
    expect(status).to.equal(422)
    expect(village.procedures.effects.get('decideCase') ?? 0).to.equal(0)
  })

  it('need two different officers to release a serious flag', async () => {
    const release = { decision: 'release', 'reasons-release': 'explained-by-documents', note: 'seen' }
    await claim('officer')
    const first = await decide('officer', release)
    expect(first.headers.get('location')).to.equal(`${address}?done=needs-second-officer`)
    expect((await look('officer')).html).to.contain('A second officer must decide it now')
    await claim('colleague')
    const second = await decide('colleague', release)
    expect(second.headers.get('location')).to.equal(`${address}?done=released`)
    expect((await look('officer')).html).to.contain('This case is closed')
  })

  it('offer no release of a finding that blocks', async () => {
    address = `/officer/cases/${(await village.world.inReview([seizureFlag])).caseId}`
    await claim('officer')
    const { html } = await look('officer')
    expect(html)
      .to.match(/value="release"[^>]* disabled/)
      .and.not.to.contain('reasons-release')
  })
})
