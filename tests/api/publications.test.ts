import { expect } from 'chai'
import { deadlineAfter } from '../../domain/deadlines/deadline.ts'
import { prescription } from '../domain/prescription.ts'
import { at } from '../domain/sample.ts'
import { NOTARY, OFFICER } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

interface Shown {
  readonly objectionId: string
  readonly objections: readonly { readonly objectionId: string; readonly ended: object | null }[]
  readonly publication: { readonly until: string; readonly basis: string } | null
}

describe('the API on what is published', () => {
  let town: Town
  let id: string
  before(async () => {
    town = await openTown()
  })
  beforeEach(async () => {
    id = (await town.world.lodged(prescription)).transactionId
  })
  after(() => town.close())

  const objections = (): string => `/v1/transactions/${id}/publication/objections`
  const said = { objector: 'A neighbour', grounds: 'The hedge is mine' }
  const enter = (as = OFFICER, json: object = said, key?: string): Promise<Answered> =>
    town.ask('POST', objections(), { as, json, ...(key !== undefined && { key }) })
  const end = (
    objectionId: string,
    json: object = { outcome: 'withdrawn', note: 'his letter' },
    as = OFFICER,
  ) => town.ask('POST', `${objections()}/${objectionId}/end`, { as, json })
  const shown = ({ text }: Answered): Shown => JSON.parse(text) as Shown
  const outcome = ({ status, body }: Answered): unknown => [status, body.code]

  it('says until when a prescription is published, and on what that rests', async () => {
    const ask = { as: NOTARY }
    const { publication } = shown(await town.ask('GET', `/v1/transactions/${id}/deadlines`, ask))
    expect(publication?.until).to.equal(deadlineAfter('publication', at).until)
    expect(publication?.basis).to.match(/Acquisitive Prescription Act 2018/)
    const sale = (await town.world.lodged()).transactionId
    expect(shown(await town.ask('GET', `/v1/transactions/${sale}/deadlines`, ask)).publication).to.equal(null)
  })

  it('lets an officer enter an objection once, has the procedure look again, and shows it', async () => {
    const first = await enter(OFFICER, said, 'one-objection')
    expect([first.status, (await enter(OFFICER, said, 'one-objection')).text]).to.deep.equal([
      201,
      first.text,
    ])
    expect(town.procedures.nudges.filter((one) => one === id)).to.have.length(1)
    const { objectionId } = shown(first)
    const found = shown(await town.ask('GET', objections(), { as: NOTARY })).objections
    expect(found).to.have.length(1)
    expect(found[0]).to.deep.include({ objectionId, ...said, officerId: OFFICER, ended: null })
  })

  it('lets him record how it ended', async () => {
    const { objectionId } = shown(await enter())
    expect((await end(objectionId)).status).to.equal(201)
    const [found] = shown(await town.ask('GET', objections(), { as: OFFICER })).objections
    expect(found?.ended).to.deep.include({ outcome: 'withdrawn', note: 'his letter', officerId: OFFICER })
  })

  it('shows anyone what is published, and takes his objection', async () => {
    const notices = await town.ask('GET', '/v1/publications')
    expect(notices.text).to.contain(id).and.contain('Filao CASUARINA')
    const object = (of: string, json: object = said): Promise<Answered> =>
      town.ask('POST', `/v1/publications/${of}/objections`, { json, key: `objection-to-${of}` })
    const first = await object(id)
    expect([first.status, (await object(id)).text]).to.deep.equal([201, first.text])
    expect(town.procedures.nudges.filter((one) => one === id)).to.have.length(1)
    const [found] = shown(await town.ask('GET', objections(), { as: OFFICER })).objections
    expect(found).to.deep.include({ ...said, officerId: null, ended: null })
    const { transactionId: other } = await town.world.lodged(prescription)
    expect(outcome(await object(other, { ...said, objector: '' }))).to.deep.equal([422, 'reason-missing'])
    const { transactionId: sale } = await town.world.lodged()
    expect(outcome(await object(sale))).to.deep.equal([404, 'transaction-not-found'])
    expect((await town.ask('GET', '/v1/publications')).text).to.not.contain(sale)
  })

  it('refuses whoever is no officer, what says nothing, and what is not published or not there', async () => {
    expect(outcome(await enter(NOTARY))).to.deep.equal([403, 'not-authorised'])
    expect(outcome(await enter(OFFICER, { ...said, grounds: ' ' }))).to.deep.equal([422, 'reason-missing'])
    expect((await enter(OFFICER, { grounds: 'no name' })).status).to.equal(400)
    expect(outcome(await end('none'))).to.deep.equal([404, 'objection-unknown'])
    const { objectionId } = shown(await enter())
    expect(outcome(await end(objectionId, { outcome: 'withdrawn', note: '' }))).to.deep.equal([
      422,
      'reason-missing',
    ])
    expect((await end(objectionId, { outcome: 'forgotten', note: 'x' })).status).to.equal(400)
    id = (await town.world.lodged()).transactionId
    expect(outcome(await enter())).to.deep.equal([409, 'illegal-transition'])
  })
})
