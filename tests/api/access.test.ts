import { expect } from 'chai'
import { declaredSale, lodged, NOTARY, OFFICER, OTHER_NOTARY, pdfOf } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Asked, Town } from './town.ts'

type Way = readonly [method: string, path: string, asked?: Asked]

describe('who may do what', () => {
  let town: Town
  let ofDossier: readonly Way[]
  let ofCases: readonly Way[]

  before(async () => {
    town = await openTown()
    const at = `/v1/transactions/${await lodged(town)}`
    const { caseId } = await town.world.inReview([])
    ofDossier = [
      ['GET', at],
      ['GET', `${at}/history`],
      ['GET', `${at}/evidence`],
      ['GET', `${at}/events`],
      ['GET', `${at}/documents/deed-1`],
      ['GET', `${at}/receipt`],
      ['GET', `${at}/certificate`],
      ['PUT', `${at}/documents/deed`, { pdf: pdfOf('mine') }],
      ['POST', `${at}/documents/deed-1/acceptance`, { json: { accepted: true } }],
      ['POST', `${at}/lodgement`],
      ['POST', `${at}/withdrawal`, { json: { reason: 'spite' } }],
    ]
    ofCases = [
      ['GET', '/v1/cases'],
      ['GET', `/v1/cases/${caseId}`],
      ['POST', `/v1/cases/${caseId}/claim`],
      ['POST', `/v1/cases/${caseId}/decisions`, { json: { decision: 'refuse', reasons: ['deed-reused'] } }],
    ]
  })
  after(() => town.close())

  const all = async (ways: readonly Way[], as?: string): Promise<readonly Answered[]> => {
    const asked = ways.map(([method, path, more]) =>
      town.ask(method, path, { ...more, ...(as !== undefined && { as }) }),
    )
    return await Promise.all(asked)
  }
  const codesOf = (answers: readonly Answered[]): ReadonlySet<string> =>
    new Set(answers.map(({ status, body }) => `${status} ${body.code}`))

  it('another notary’s dossier looks on every route like one that never was', async () => {
    const answers = await all(ofDossier, OTHER_NOTARY)
    expect(codesOf(answers)).to.deep.equal(new Set(['404 transaction-not-found']))
    const never = ofDossier.map(([method, path, more]): Way => [
      method,
      path.replace(/LT(-\w{4}){3}/, 'LT-0000-0000-0000'),
      ...(more === undefined ? ([] as const) : ([more] as const)),
    ])
    const ofNone = await all(never, OTHER_NOTARY)
    const shown = ({ body }: Answered): unknown => ({ ...body, instance: '' })
    expect(answers.map(shown)).to.deep.equal(ofNone.map(shown))
  })

  it('a stranger is asked to log in, before anything else is looked at', async () => {
    const answers = await all([...ofDossier, ...ofCases, ['GET', '/v1/transactions']])
    expect(codesOf(answers)).to.deep.equal(new Set(['401 not-authenticated']))
    expect(answers[0]?.headers.get('www-authenticate')).to.equal('Bearer')
  })

  it('an officer reads a dossier without its pay codes, and changes nothing', async () => {
    const [read] = await all(ofDossier.slice(0, 1), OFFICER)
    expect(read?.status).to.equal(200)
    expect(read?.body.notices[0].payCode).to.equal(null)
    const writes = await all(
      ofDossier.filter(([method]) => method !== 'GET'),
      OFFICER,
    )
    expect(codesOf(writes)).to.deep.equal(new Set(['403 not-authorised']))
    const pin = await town.world.parcel()
    const opening: Way = ['POST', '/v1/transactions', { json: declaredSale(pin) }]
    expect(codesOf(await all([opening], OFFICER))).to.deep.equal(new Set(['403 not-authorised']))
  })

  it('a notary sees no case', async () => {
    expect(codesOf(await all(ofCases, NOTARY))).to.deep.equal(new Set(['403 not-authorised']))
  })

  it('the bank is known by its secret', async () => {
    const json = { orderId: 'LT-0000-0000-0000-purchaser-1' }
    for (const headers of [{}, { 'x-notification-secret': 'the-banks-worD' }]) {
      const { status } = await town.ask('POST', '/v1/bank/notifications', { headers, json })
      expect(status).to.equal(401)
    }
  })

  it('a case is claimed and decided by an officer with reasons of the list', async () => {
    const flag = { rule: 'price-plausible', verdict: 'failed', code: 'price-far-below' } as const
    const { caseId } = await town.world.inReview([{ ...flag, basis: 'none', detail: {}, weight: 'ordinary' }])
    const decide = (json: unknown): Promise<Answered> =>
      town.ask('POST', `/v1/cases/${caseId}/decisions`, { as: OFFICER, json })
    const release = { decision: 'release', reasons: ['explained-by-documents'] }
    expect((await decide(release)).body.code).to.equal('case-not-claimed')
    expect((await town.ask('POST', `/v1/cases/${caseId}/claim`, { as: OFFICER })).status).to.equal(200)
    const other = await town.ask('POST', `/v1/cases/${caseId}/claim`, { as: 'officer-2' })
    expect([other.status, other.body.code]).to.deep.equal([409, 'case-claimed-by-another'])
    for (const reasons of [[], ['deed-reused'], ['explained-by-documents', 'because']]) {
      expect((await decide({ decision: 'release', reasons })).body.code).to.equal('reason-missing')
    }
    const decided = await decide(release)
    expect([decided.status, decided.body]).to.deep.equal([201, { outcome: 'released' }])
    expect((await town.ask('GET', '/v1/cases/none', { as: OFFICER })).body.code).to.equal('case-not-found')
  })
})
