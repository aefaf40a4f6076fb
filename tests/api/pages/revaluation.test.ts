import { expect } from 'chai'
import { payCodeDigest, payCodeOf } from '../../../api/pay-code.ts'
import { claimNoticeIdOf } from '../../../domain/payment/notice.ts'
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
  })
})
