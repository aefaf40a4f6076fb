import { expect } from 'chai'
import { addDays } from '../../domain/calendar/days.ts'
import { instantOf, localDateAt } from '../../domain/time.ts'
import { NOTARY, open, pdfOf } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

describe('what a notary asks for and until when', () => {
  let town: Town
  let id: string
  before(async () => {
    town = await openTown()
  })
  beforeEach(async () => {
    id = await open(town)
  })
  after(() => town.close())

  const today = localDateAt(instantOf(new Date()))
  const yesterday = addDays(today, -1)
  const post = async (
    path: string,
    json: unknown,
  ): Promise<Pick<Answered, 'status'> & { code?: unknown }> => {
    const { status, body } = await town.ask('POST', `/v1/transactions/${id}${path}`, { as: NOTARY, json })
    return { status, code: body.code }
  }
  const past = { status: 422, code: 'day-past' }

  it('has a last day that is today or later', async () => {
    const bill = { title: 'Water bill' }
    expect(await post('/requests', { ...bill, until: yesterday })).to.deep.equal(past)
    expect((await post('/requests', { ...bill, until: today })).status).to.equal(201)
    expect((await post('/requests', bill)).status).to.equal(201)
  })

  it('counts until today or later when it is accepted', async () => {
    await town.ask('PUT', `/v1/transactions/${id}/documents/vendor-identity`, {
      as: NOTARY,
      pdf: pdfOf('a card'),
    })
    const accept = (validUntil: string): ReturnType<typeof post> =>
      post('/documents/vendor-identity-1/acceptance', { accepted: true, validUntil })
    expect(await accept(yesterday)).to.deep.equal(past)
    expect((await accept(today)).status).to.equal(200)
  })

  it('has a name', async () => {
    expect(await post('/requests', { title: ' ' })).to.deep.equal({ status: 422, code: 'title-unfit' })
  })
})
