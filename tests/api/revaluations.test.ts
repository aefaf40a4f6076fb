import { expect } from 'chai'
import { payCodeDigest, payCodeOf } from '../../api/pay-code.ts'
import { claimNoticeIdOf } from '../../domain/payment/notice.ts'
import { NOTARY, OFFICER } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

describe('the API after registration', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  const claim = { value: 1_000_000_000, reasons: ['comparable-sales'], note: 'three sales nearby' }
  const post = (id: string, what: string, as: string, json: object): Promise<Answered> =>
    town.ask('POST', `/v1/transactions/${id}/${what}`, { as, json })
  const outcome = ({ status, body }: Answered): unknown => [status, body.code]

  it('lets an officer claim, the notary object, and another officer decide', async () => {
    const { transactionId: id } = await town.world.registered()
    const claimed = await post(id, 'revaluation', OFFICER, claim)
    expect([claimed.status, claimed.body.stage]).to.deep.equal([201, 'revaluation'])
    const objected = await post(id, 'objection', NOTARY, { grounds: 'half of it is rock' })
    expect([objected.status, objected.body.stage]).to.deep.equal([201, 'objection'])
    const decision = { outcome: 'reduced', value: 900_000_000, note: 'the survey shows it' }
    expect(outcome(await post(id, 'objection/decision', OFFICER, decision))).to.deep.equal([
      409,
      'same-officer-twice',
    ])
    const decided = await post(id, 'objection/decision', 'officer-2', decision)
    expect([decided.status, decided.body.stage]).to.deep.equal([201, 'revaluation'])
    const shown = await town.ask('GET', `/v1/transactions/${id}/revaluation`, { as: NOTARY })
    expect(shown.text).to.contain('"outcome":"reduced"').and.to.contain('half of it is rock')
  })

  it('lets the payer object by his pay code', async () => {
    const { transactionId: id } = await town.world.registered()
    await post(id, 'revaluation', OFFICER, claim)
    const noticeId = claimNoticeIdOf(id, 'vendor')
    const payCode = payCodeOf(town.deps.config.payLinkKey, noticeId)
    await town.stores.payments.recordPayCode(noticeId, payCodeDigest(payCode))
    const notice = await town.ask('POST', '/v1/pay/notice', { json: { payCode } })
    expect(notice.body).to.include({ payable: true })
    const silent = await town.ask('POST', '/v1/pay/objection', { json: { payCode, grounds: ' ' } })
    expect(outcome(silent)).to.deep.equal([422, 'reason-missing'])
    const objected = await town.ask('POST', '/v1/pay/objection', { json: { payCode, grounds: 'it floods' } })
    expect([objected.status, objected.body.stage]).to.deep.equal([201, 'objection'])
  })

  it('refuses a claim that is none, and everyone but officers', async () => {
    const { transactionId: id } = await town.world.registered()
    const refused = async (as: string, change: object): Promise<unknown> =>
      outcome(await post(id, 'revaluation', as, { ...claim, ...change }))
    expect(await refused(NOTARY, {})).to.deep.equal([403, 'not-authorised'])
    expect(await refused(OFFICER, { reasons: [] })).to.deep.equal([422, 'reason-missing'])
    expect(await refused(OFFICER, { reasons: ['a hunch'] })).to.deep.equal([400, 'request-malformed'])
    expect(await refused(OFFICER, { value: 1.5 })).to.deep.equal([400, 'request-malformed'])
    expect(await refused(OFFICER, { value: 100 })).to.deep.equal([422, 'valuation-not-higher'])
    const objected = await post(id, 'objection', NOTARY, { grounds: 'nothing was claimed' })
    expect(outcome(objected)).to.deep.equal([409, 'illegal-transition'])
    const none = await town.ask('GET', `/v1/transactions/${id}/revaluation`, { as: OFFICER })
    expect(none.text).to.equal('{"revaluation":null}')
  })
})
