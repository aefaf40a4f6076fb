import { expect } from 'chai'
import { Unavailable } from '../../api/unavailable.ts'
import { declaredSale, NOTARY, open, pdfOf } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

const refused = (): Error =>
  Object.assign(new Error('connect ECONNREFUSED 10.0.0.7'), { code: 'ECONNREFUSED' })

describe('when a part is away', () => {
  let town: Town
  let databaseIsAway = false
  let recordHangs = false
  let trustListIsAway = false
  before(async () => {
    town = await openTown({
      verify: () =>
        trustListIsAway ? Promise.reject(new Unavailable('The trust list')) : Promise.resolve([]),
      stores: (real) => ({
        ...real,
        dossiers: {
          ...real.dossiers,
          find: (id) => (databaseIsAway ? Promise.reject(refused()) : real.dossiers.find(id)),
        },
        refusals: {
          ...real.refusals,
          record: (refusal) => (recordHangs ? new Promise(() => undefined) : real.refusals.record(refusal)),
        },
      }),
    })
  })
  afterEach(() => {
    databaseIsAway = false
    recordHangs = false
    trustListIsAway = false
    town.procedures.failWith(null)
    town.shelf.failWith(null)
  })
  after(() => town.close())

  const expectAway = ({ status, headers, body }: Answered): void => {
    expect(status).to.equal(503)
    expect(Number(headers.get('retry-after'))).to.be.greaterThan(0)
    expect(Object.keys(body)).to.have.members(['type', 'title', 'status', 'instance'])
  }

  it('the procedures: 503, and the same key succeeds later', async () => {
    const json = declaredSale(await town.world.parcel())
    const ask = (): Promise<Answered> =>
      town.ask('POST', '/v1/transactions', { as: NOTARY, key: 'try-again-later', json })
    town.procedures.failWith(new Unavailable('Temporal'))
    expectAway(await ask())
    town.procedures.failWith(null)
    expect((await ask()).status).to.equal(201)
  })

  it('the procedures: documents still come and are judged, for they are kept on record', async () => {
    const path = `/v1/transactions/${await open(town)}/documents`
    town.procedures.failWith(new Unavailable('Temporal'))
    const { status, body } = await town.ask('PUT', `${path}/deed`, { as: NOTARY, pdf: pdfOf('a deed') })
    expect([status, body.documentId]).to.deep.equal([201, 'deed-1'])
    const acceptance = { as: NOTARY, json: { accepted: true, validUntil: '2027-06-30' } }
    expect((await town.ask('POST', `${path}/deed-1/acceptance`, acceptance)).status).to.equal(200)
  })

  it('the documents: 503 for an upload, which leaves nothing, and for a download', async () => {
    const path = `/v1/transactions/${await open(town)}/documents`
    const upload = (): Promise<Answered> =>
      town.ask('PUT', `${path}/deed`, { as: NOTARY, key: 'one-more-time', pdf: pdfOf('late') })
    town.shelf.failWith(refused())
    expectAway(await upload())
    expect(await town.spooled()).to.deep.equal([])
    town.shelf.failWith(null)
    expect((await upload()).status).to.equal(201)
    town.shelf.failWith(refused())
    expectAway(await town.ask('GET', `${path}/deed-1`, { as: NOTARY }))
  })

  it('the trust list: 503 for the public check, which keeps nothing and can be asked again', async () => {
    const ask = (): Promise<Answered> => town.ask('POST', '/v1/verifications', { pdf: pdfOf('a deed') })
    trustListIsAway = true
    expectAway(await ask())
    expect(await town.spooled()).to.deep.equal([])
    trustListIsAway = false
    expect((await ask()).status).to.equal(200)
  })

  it('the record: 503', async () => {
    databaseIsAway = true
    expectAway(await town.ask('GET', '/v1/transactions/LT-0000-0000-0000', { as: NOTARY }))
  })

  it('the record hangs: a refusal is answered without its trace', async () => {
    recordHangs = true
    expect((await town.ask('GET', '/v1/transactions')).status).to.equal(401)
  })

  it('the identity provider: 503 for a token that may be good, never 401', async () => {
    const token = await town.tokenOf(NOTARY)
    const other = await openTown({ issuer: 'http://127.0.0.1:9' })
    const headers = { authorization: `Bearer ${token}` }
    expectAway(await other.ask('GET', '/v1/transactions', { headers }))
    expectAway(await other.ask('GET', '/login'))
    await other.close()
  })

  it('anything else is a fault: 500 with an id and no words of its own', async () => {
    town.procedures.failWith(new Error('password=secret at 10.0.0.7'))
    const json = declaredSale(await town.world.parcel())
    const { status, body } = await town.ask('POST', '/v1/transactions', { as: NOTARY, json })
    expect(status).to.equal(500)
    expect(JSON.stringify(body)).to.not.contain('secret')
    expect(town.logged.join('')).to.contain(body.instance.replace('urn:uuid:', ''))
  })
})
