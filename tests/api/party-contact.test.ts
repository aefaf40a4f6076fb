import { expect } from 'chai'
import { purchaserNic } from '../domain/sample.ts'
import { NOTARY, OFFICER, open, OTHER_NOTARY } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Asked, Town } from './town.ts'

const CLERK = 'clerk-1'
const filao = { email: 'filao@maison.example', language: 'en' } as const

describe('where a party gets letters, over HTTP', () => {
  let town: Town
  let id: string
  before(async () => {
    town = await openTown()
  })
  beforeEach(async () => {
    id = await open(town)
  })
  after(() => town.close())

  const set = (party: string, json: object = filao, asked: Asked = {}): Promise<Answered> =>
    town.ask('PUT', `/v1/transactions/${id}/parties/${party}/contact`, { as: NOTARY, json, ...asked })
  const contacts = async (): Promise<unknown> => {
    const { body } = await town.ask('GET', `/v1/transactions/${id}/exchange`, { as: NOTARY })
    return body.parties.map(({ party, contact }) => [party, contact])
  }
  const outcome = ({ status, body }: Answered): unknown => [status, body.code]

  it('is nowhere at first, and then where the notary or his clerk says', async () => {
    expect(await contacts()).to.deep.equal([
      ['vendor', null],
      ['purchaser', null],
    ])
    expect((await set('purchaser')).status).to.equal(204)
    const changed = { email: 'casuarina@bureau.example', language: 'fr' }
    expect((await set('purchaser', changed, { as: CLERK })).status).to.equal(204)
    expect(await contacts()).to.deep.equal([
      ['vendor', null],
      ['purchaser', changed],
    ])
  })

  it('is set once for a key, which is good for no other address', async () => {
    const key = 'where-to-write'
    await set('vendor', filao, { key })
    await set('vendor', { ...filao, email: 'second@maison.example' })
    expect((await set('vendor', filao, { key })).status).to.equal(204)
    const reused = await set('vendor', { ...filao, language: 'fr' }, { key })
    expect(outcome(reused)).to.deep.equal([422, 'idempotency-key-reused'])
    const [[, contact]] = (await contacts()) as [[string, object]]
    expect(contact).to.include({ email: 'second@maison.example' })
  })

  it('gets the letter that follows', async () => {
    await set('purchaser')
    const json = { party: 'purchaser', text: 'Please bring the loan offer' }
    await town.ask('POST', `/v1/transactions/${id}/messages`, { as: NOTARY, json })
    const at = town.deps.now()
    const leased = await town.stores.outbox.lease({ at, until: at, most: 10 })
    const to = leased.map(({ message, way }) => [
      message.to.id,
      way.channel === 'email' && way.contact?.email,
    ])
    expect(to).to.deep.include([purchaserNic, filao.email])
  })

  it('is refused when it is no address, of no party, or said by another office', async () => {
    const nowhere = { ...filao, email: 'filao' }
    expect(outcome(await set('vendor', nowhere))).to.deep.equal([422, 'email-malformed'])
    expect(outcome(await set('heir'))).to.deep.equal([422, 'party-unknown'])
    const spanish = { ...filao, language: 'es' }
    expect(outcome(await set('vendor', spanish))).to.deep.equal([400, 'request-malformed'])
    const others = await set('vendor', filao, { as: OTHER_NOTARY })
    expect(outcome(others)).to.deep.equal([404, 'transaction-not-found'])
    const officers = await set('vendor', filao, { as: OFFICER })
    expect(outcome(officers)).to.deep.equal([403, 'not-authorised'])
    expect(await contacts()).to.deep.include(['vendor', null])
  })
})
