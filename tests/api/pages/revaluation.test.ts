import { expect } from 'chai'
import { payCodeDigest, payCodeOf } from '../../../api/pay-code.ts'
import { claimNoticeIdOf } from '../../../domain/payment/notice.ts'
import { formatFor } from '../../../web/text/format.ts'
import { payNotice } from '../../storage/contract/payment.ts'
import { day, notary, secondOfficer } from '../../storage/contract/world.ts'
import { claimedAfterwards } from './scenes.ts'
import { keyFor, openVillage } from './village.ts'
import type { Village, Visited, Visitor } from './village.ts'

describe('the pages after registration', () => {
  let village: Village
  before(async () => {
    village = await openVillage()
  })
  after(() => village.close())

  it('let an officer claim, the payer object, and another officer decide', async () => {
    const { transactionId } = await village.world.registered()
    const address = `/officer/transactions/${transactionId}`
    const send = async (
      as: Visitor,
      what: string,
      form: Readonly<Record<string, string>>,
    ): Promise<Visited> => {
      const { html } = await village.visit(address, { as, lang: 'en' })
      const key = keyFor(html, `${address}/${what}`)
      return await village.visit(`${address}/${what}`, { as, lang: 'en', form: { key, ...form } })
    }
    const wrong = await send('officer', 'revaluation', { value: 'much', reasons: 'comparable-sales' })
    expect([wrong.status, wrong.html.includes('href="#value"')]).to.deep.equal([422, true])
    const claimed = await send('officer', 'revaluation', { value: '10,000,000', reasons: 'comparable-sales' })
    expect(claimed.status).to.equal(303)

    const noticeId = claimNoticeIdOf(transactionId, 'vendor')
    const code = payCodeOf(village.deps.config.payLinkKey, noticeId)
    await village.deps.stores.payments.recordPayCode(noticeId, payCodeDigest(code))
    const headers = { cookie: `pay=${code}` }
    const { html } = await village.visit('/pay/notice', { as: 'stranger', lang: 'en', headers })
    expect(html).to.contain('Object instead of paying').and.to.contain('100,000.00')
    const form = { key: keyFor(html, '/pay/objection'), grounds: 'half of it is rock' }
    const objected = await village.visit('/pay/objection', { as: 'stranger', lang: 'en', headers, form })
    expect(objected.status).to.equal(303)

    const decision = { outcome: 'dropped', note: 'the survey shows it' }
    expect((await send('officer', 'objection-decision', decision)).status).to.equal(409)
    expect((await send('colleague', 'objection-decision', decision)).status).to.equal(303)
    const after = await village.visit(address, { as: 'officer', lang: 'en' })
    expect(after.html).to.contain('The claim is dropped').and.to.contain('half of it is rock')
    const over = await village.visit('/pay/notice', { as: 'stranger', lang: 'en', headers })
    expect(over.html).to.contain('Nothing is claimed any more').and.to.contain('the survey shows it')
  })

  describe('on a claim', () => {
    it('explain to the payer every line, its sums, and until when and how he objects', async () => {
      const { code } = await claimedAfterwards(village)
      const { html } = await village.visit('/pay/notice', {
        ...{ as: 'stranger', lang: 'en', headers: { cookie: `pay=${code}` } },
      })
      for (const part of [
        ...['Value that was not declared', '7,000,000.00', 'Duty that was not paid', 'Value found'],
        ...['Comparable sales were dearer', 'three sales', 'Object until', 'once', '0.5', 'still owed'],
      ]) {
        expect(html, part).to.contain(part)
      }
      expect(html).to.not.contain('lapses')
    })

    it('let the notary object for his client, and his clerk only read', async () => {
      const { transactionId: id } = await claimedAfterwards(village)
      const address = `/notary/transactions/${id}`
      const clerk = await village.visit(address, { as: 'clerk', lang: 'en' })
      expect(clerk.html).to.contain('Only the notary himself').and.not.contain(`${address}/objection`)
      const { html } = await village.visit(address, { as: 'notary', lang: 'en' })
      const form = { key: keyFor(html, `${address}/objection`), grounds: '' }
      const silent = await village.visit(`${address}/objection`, { as: 'notary', lang: 'en', form })
      expect([silent.status, silent.html.includes('href="#grounds"')]).to.deep.equal([422, true])
      const whole = { key: keyFor(silent.html, `${address}/objection`), grounds: 'it floods' }
      const sent = await village.visit(`${address}/objection`, { as: 'notary', form: whole })
      expect(sent.headers.get('location')).to.equal(`${address}?done=objected`)
      const after = await village.visit(address, { as: 'notary', lang: 'en' })
      expect(after.html)
        .to.contain('it floods')
        .and.contain('Another officer than the one who claimed decides')
      expect(after.html).to.not.contain(`${address}/objection`)
      expect(after.html).to.contain('app-history__more">Comparable sales were dearer<')
    })

    it('say what is owed back of a claim that was paid and then dropped, and the interest by its dates', async () => {
      const { transactionId: id, code } = await claimedAfterwards(village)
      const { stores, commands } = village.deps
      await payNotice(stores, claimNoticeIdOf(id, 'vendor'), day(4))
      await commands.object({ actor: notary, key: `object-to-${id}` }, id, 'it floods')
      const at = day(100)
      await stores.revaluations.decide({
        ...{ transactionId: id, actor: secondOfficer, outcome: 'dropped', value: null, note: 'it does' },
        ...{ at, payUntil: day(130) },
      })
      const { html } = await village.visit('/pay/notice', {
        ...{ as: 'stranger', lang: 'en', headers: { cookie: `pay=${code}` } },
      })
      expect(html).to.contain('that was paid too much').and.contain('(3 months)')
      expect(html)
        .to.contain(formatFor('en').dayOf(day(4)))
        .and.contain(formatFor('en').dayOf(at))
    })
  })
})
