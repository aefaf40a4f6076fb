import { expect } from 'chai'
import { refundDueEntry } from '../../domain/payment/ledger.ts'
import { parseTransactionId } from '../../domain/ids.ts'
import { must } from '../must.ts'
import { pay } from '../storage/contract/payment.ts'
import { day, noticeOf, notary } from '../storage/contract/world.ts'
import { declaredSale, lodged, NOTARY, OFFICER, open, OTHER_NOTARY } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

interface Shown {
  readonly until: string
  readonly running: { readonly deadline: string; readonly until: string; readonly mayAsk: boolean } | null
  readonly lodging: { readonly lastDay: string; readonly basis: string } | null
  readonly refused: {
    readonly reasons: readonly object[]
    readonly appeal: { readonly until: string }
  } | null
  readonly set: readonly { readonly n: number; readonly reason: string | null }[]
  readonly revisions: readonly object[]
  readonly refunds: readonly { readonly transactionId: string; readonly amount: number }[]
  readonly total: number
}

const shown = ({ text }: Answered): Shown => JSON.parse(text) as Shown

describe('the API on deadlines', () => {
  let town: Town
  before(async () => {
    town = await openTown()
  })
  after(() => town.close())

  const extend = (id: string, as: string, json: object): Promise<Answered> =>
    town.ask('POST', `/v1/transactions/${id}/extensions`, { as, json })
  const deadlines = async (id: string): Promise<Shown> =>
    shown(await town.ask('GET', `/v1/transactions/${id}/deadlines`, { as: NOTARY }))

  it('shows every deadline as an absolute date, with what it rests on', async () => {
    const id = await lodged(town)
    const { running, lodging, refused, set } = await deadlines(id)
    expect(running).to.deep.equal({ deadline: 'payment', until: day(31), mayAsk: true, provisional: false })
    expect([lodging, refused]).to.deep.equal([null, null])
    expect(set).to.have.length(2)
  })

  it('gives the notary more time once, and an officer as he sees fit', async () => {
    const id = await lodged(town)
    const asked = await extend(id, NOTARY, { reason: 'a heir is abroad' })
    expect(asked.status).to.equal(201)
    const { until } = shown(asked)
    expect((await deadlines(id)).running).to.deep.equal({
      deadline: 'payment',
      until,
      mayAsk: false,
      provisional: false,
    })
    expect((await extend(id, NOTARY, { reason: 'again' })).body.code).to.equal('extension-used')
    const granted = await extend(id, OFFICER, { reason: 'the bank was away', lastDay: '2027-02-15' })
    expect([granted.status, shown(granted).until]).to.deep.equal([201, '2027-02-15T12:00:00.000Z'])
    const { set } = await deadlines(id)
    expect(set.map(({ reason }) => reason)).to.deep.equal([
      null,
      null,
      'a heir is abroad',
      'the bank was away',
    ])
  })

  it('refuses more time without a reason, to a stranger, for a wrong day, or when nothing runs', async () => {
    const id = await lodged(town)
    const reason = 'a heir is abroad'
    const refused = async (as: string, json: object): Promise<string> =>
      (await extend(id, as, json)).body.code
    expect(await refused(NOTARY, { reason: ' ' })).to.equal('reason-missing')
    expect(await refused(NOTARY, {})).to.equal('request-malformed')
    expect(await refused(OTHER_NOTARY, { reason })).to.equal('transaction-not-found')
    expect(await refused(NOTARY, { reason, lastDay: '2027-01-04' })).to.equal('extension-not-possible')
    expect(await refused(OFFICER, { reason })).to.equal('extension-not-possible')
    expect(await refused(OFFICER, { reason, lastDay: '2027-02-30' })).to.equal('extension-not-possible')
    expect(await refused(OFFICER, { reason, lastDay: '2035-01-04' })).to.equal('extension-not-possible')
    const { transactionId } = await town.world.registered()
    expect((await extend(transactionId, OFFICER, { reason, lastDay: '2027-01-04' })).body.code).to.equal(
      'illegal-transition',
    )
  })

  it('tells why registration was refused, with its basis and until when to appeal', async () => {
    const { transactionId, caseId } = await town.world.inReview([])
    const end = { stage: 'refused', actor: { id: 'officer-1', role: 'officer' } } as const
    await town.stores.dossiers.end({ ...end, transactionId, reason: 'deed-reused', at: day(3) })
    const { refused } = await deadlines(transactionId)
    expect(caseId).to.contain(transactionId)
    expect(refused?.reasons).to.have.length(1)
    expect(refused?.reasons[0]).to.deep.include({ code: 'deed-reused' })
    expect(refused?.appeal.until).to.equal('2026-12-17T12:00:00.000Z')
  })

  it('shows each lodging of the deed to whoever reads the dossier', async () => {
    const id = await lodged(town)
    const { revisions } = shown(await town.ask('GET', `/v1/transactions/${id}/revisions`, { as: OFFICER }))
    expect(revisions).to.have.length(1)
    expect(revisions[0]).to.deep.include({ round: 1, changes: [], returned: null })
    const stranger = await town.ask('GET', `/v1/transactions/${id}/revisions`, { as: OTHER_NOTARY })
    expect(stranger.body.code).to.equal('transaction-not-found')
  })

  it('tells officers, and them alone, who is owed what', async () => {
    const { transactionId } = await town.world.awaitingPayment()
    await pay(town.stores, transactionId, 'vendor', day(2))
    const end = { stage: 'withdrawn', actor: notary, reason: 'agreed otherwise' } as const
    await town.stores.dossiers.end({ ...end, transactionId, at: day(3) })
    const { refunds, total } = shown(await town.ask('GET', '/v1/refunds', { as: OFFICER }))
    const { amount, noticeId, lines } = noticeOf(transactionId, 'vendor')
    const { entryId } = refundDueEntry(`${noticeId}-1`, day(3), lines)
    const his = refunds.filter((refund) => refund.transactionId === transactionId)
    expect(his).to.deep.equal([{ entryId, transactionId, noticeId, payer: 'vendor', amount, since: day(3) }])
    expect(total).to.equal(refunds.reduce((sum, refund) => sum + refund.amount, 0))
    expect((await town.ask('GET', '/v1/refunds', { as: NOTARY })).body.code).to.equal('not-authorised')
  })

  it('shows a dossier that nobody lodged yet how long it is kept', async () => {
    const id = await open(town)
    expect(parseTransactionId(id)).to.equal(id)
    expect((await deadlines(id)).running).to.deep.equal({
      deadline: 'preparation',
      until: day(180),
      mayAsk: true,
      provisional: false,
    })
    const lodging = must((await deadlines(id)).lodging)
    expect(declaredSale('').deedDate).to.equal('2026-11-23')
    expect(lodging.lastDay).to.equal('2026-11-30')
    expect(lodging.basis).to.contain('Registration Duty Act')
    expect(must((await deadlines(id)).set[0]).n).to.equal(0)
  })
})
