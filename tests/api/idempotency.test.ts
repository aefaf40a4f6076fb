import { expect } from 'chai'
import { Unavailable } from '../../api/unavailable.ts'
import { declaredSale, file, NOTARY, open, pdfOf } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

describe('an Idempotency-Key', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  const declare = async (pin: string, key: string, price = 800_000_000): Promise<Answered> =>
    await town.ask('POST', '/v1/transactions', { as: NOTARY, key, json: declaredSale(pin, { price }) })

  it('is required of every write', async () => {
    const id = await open(town)
    const headers = { 'idempotency-key': 'short' }
    const { status, body } = await town.ask('POST', `/v1/transactions/${id}/lodgement`, {
      as: NOTARY,
      headers,
    })
    expect([status, body.code]).to.deep.equal([400, 'idempotency-key-missing'])
  })

  it('answers a repeat from the record as the first, without asking the procedure', async () => {
    const pin = await town.world.parcel()
    const first = await declare(pin, 'a-key-of-mine')
    const effects = town.procedures.effects.get('openDossier')
    town.procedures.failWith(new Unavailable('Temporal'))
    const second = await declare(pin, 'a-key-of-mine')
    town.procedures.failWith(null)
    expect([second.status, second.body]).to.deep.equal([first.status, first.body])
    expect(town.procedures.effects.get('openDossier')).to.equal(effects)
  })

  it('answers overlapping repeats the same, and acts once', async () => {
    const pin = await town.world.parcel()
    const before = town.procedures.effects.get('openDossier') ?? 0
    const answers = await Promise.all([1, 2, 3, 4].map(() => declare(pin, 'the-same-at-once')))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).to.have.property('size', 1)
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201, 201, 201])
    expect(town.procedures.effects.get('openDossier')).to.equal(before + 1)
  })

  it('is refused with another body', async () => {
    const pin = await town.world.parcel()
    await declare(pin, 'one-key-two-prices')
    const { status, body } = await declare(pin, 'one-key-two-prices', 900_000_000)
    expect([status, body.code]).to.deep.equal([422, 'idempotency-key-reused'])
  })

  it('is refused with another document, and answers the same document as before', async () => {
    const path = `/v1/transactions/${await open(town)}/documents/deed`
    const send = (words: string): Promise<Answered> =>
      town.ask('PUT', path, { as: NOTARY, key: 'one-upload', pdf: pdfOf(words) })
    const first = await send('one')
    expect((await send('one')).body).to.deep.equal(first.body)
    expect((await send('two')).body.code).to.equal('idempotency-key-reused')
  })

  it('belongs to one person: another’s equal key is another key', async () => {
    const [mine, his] = await Promise.all(
      [NOTARY, 'notary-4'].map(async (as) => {
        const json = declaredSale(await town.world.parcel())
        return await town.ask('POST', '/v1/transactions', { as, key: 'everyones-key', json })
      }),
    )
    expect([mine?.status, his?.status]).to.deep.equal([201, 201])
    expect(mine?.body.transactionId).to.not.equal(his?.body.transactionId)
  })

  it('keeps a no, too', async () => {
    const id = await open(town)
    const lodge = (key: string): Promise<Answered> =>
      town.ask('POST', `/v1/transactions/${id}/lodgement`, { as: NOTARY, key })
    expect((await lodge('too-early-1')).body.code).to.equal('deed-missing')
    await file(town, id)
    expect((await lodge('too-early-1')).body.code).to.equal('deed-missing')
    expect((await lodge('in-time-1')).status).to.equal(201)
  })
})
