import { expect } from 'chai'
import { parseTransactionId } from '../../domain/ids.ts'
import type { Finding } from '../../domain/verdict.ts'
import { must } from '../must.ts'
import { declaredSale, file, lodged, NOTARY, OFFICER, open, OTHER_NOTARY, upload } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

interface DryRun {
  readonly foretold: string
  readonly deedSha256: string | null
  readonly errors: readonly { readonly code: string; readonly advice: { readonly fr: string } }[]
  readonly warnings: readonly { readonly code: string }[]
  readonly assessment: { readonly total: number }
}

interface Agreement {
  readonly compared: number
  readonly agreed: number
  readonly rate: number | null
  readonly differing: readonly { readonly transactionId: string; readonly foretold: string | null }[]
}

const OPEN: Finding = {
  ...{
    rule: 'deed-signature-valid',
    verdict: 'indeterminate',
    code: 'signature-open',
    basis: 'b',
    detail: {},
  },
}

describe('a dry run', () => {
  let town: Town
  let deedFindings: Finding[]
  before(async () => {
    deedFindings = []
    town = await openTown({ deedFindings })
  })
  beforeEach(() => deedFindings.splice(0))
  after(() => town.close())

  const run = (id: string, as = NOTARY): Promise<Answered> =>
    town.ask('POST', `/v1/transactions/${id}/dry-run`, { as })
  const said = ({ text }: Answered): DryRun => JSON.parse(text) as DryRun
  const transaction = async (id: string): Promise<unknown> =>
    (await town.ask('GET', `/v1/transactions/${id}`, { as: NOTARY })).body

  it('says at any moment before lodging what is missing, what to do, and what will be due', async () => {
    const id = await open(town)
    await upload(town, id, 'deed', 'not accepted yet')
    const answer = await run(id)
    const { foretold, errors, assessment } = said(answer)
    expect([answer.status, foretold]).to.deep.equal([201, 'refused'])
    expect(errors.map(({ code }) => code)).to.include.members(['document-not-accepted', 'document-missing'])
    for (const { advice } of errors) expect(advice.fr).to.be.a('string').and.not.equal('')
    expect(assessment.total).to.be.greaterThan(0)
  })

  it('tells warnings from errors', async () => {
    const id = await open(town)
    await file(town, id)
    deedFindings.push(OPEN)
    const { foretold, errors, warnings } = said(await run(id))
    expect([foretold, errors]).to.deep.equal(['asked', []])
    expect(warnings.map(({ code }) => code)).to.deep.equal(['signature-open'])
  })

  it('changes nothing but its own record, which can be read again', async () => {
    const id = await open(town)
    await file(town, id)
    const before = await transaction(id)
    const latest = `/v1/transactions/${id}/dry-run`
    expect((await town.ask('GET', latest, { as: NOTARY })).text).to.equal('{"dryRun":null}')
    const first = said(await run(id))
    expect(first.foretold).to.equal('clear')
    expect(await transaction(id)).to.deep.equal(before)
    const { text } = await town.ask('GET', latest, { as: NOTARY })
    expect((JSON.parse(text) as { readonly dryRun: DryRun }).dryRun).to.deep.equal(first)
    const { events } = (await town.ask('GET', `/v1/transactions/${id}/history`, { as: NOTARY })).body
    expect(events.map(({ event }) => event)).not.to.include('dry-run')
  })

  it('names the receipt that comes first while another transaction holds the parcel', async () => {
    const first = must(await town.stores.dossiers.find(must(parseTransactionId(await lodged(town)))))
    const json = declaredSale(first.terms.pin)
    const { body } = await town.ask('POST', '/v1/transactions', { as: NOTARY, json })
    const { text } = await run(body.transactionId)
    expect(text)
      .to.contain('"parcel-held"')
      .and.to.contain(must(first.receipt ?? undefined).number)
    expect(text).not.to.contain(first.transactionId)
  })

  it('is the dossier’s own notary’s, before lodging only', async () => {
    const id = await open(town)
    expect((await run(id, OTHER_NOTARY)).body.code).to.equal('transaction-not-found')
    expect((await run(id, OFFICER)).body.code).to.equal('not-authorised')
    expect((await run(await lodged(town))).body.code).to.equal('illegal-transition')
  })

  it('is held against what the examination then found, in figures for officers', async () => {
    const ask = (as: string, since = ''): Promise<Answered> =>
      town.ask('GET', `/v1/dry-runs/agreement${since}`, { as })
    const before = JSON.parse((await ask(OFFICER)).text) as Agreement
    const id = await open(town)
    await file(town, id)
    deedFindings.push(OPEN)
    await run(id)
    await town.ask('POST', `/v1/transactions/${id}/lodgement`, { as: NOTARY })
    const figures = JSON.parse((await ask(OFFICER)).text) as Agreement
    expect(figures.compared).to.equal(before.compared + 1)
    expect(figures.agreed).to.equal(before.agreed)
    expect(figures.rate).to.equal(figures.agreed / figures.compared)
    expect(figures.differing.filter((one) => one.transactionId === id)).to.deep.include({
      ...{ transactionId: id, round: 1, rule: 'deed-signature-valid' },
      ...{ foretold: 'signature-open', found: null },
    })
    expect((await ask(NOTARY)).status).to.equal(403)
    expect((await ask(OFFICER, '?since=yesterday')).status).to.equal(400)
    const future = JSON.parse((await ask(OFFICER, '?since=2099-01-01T00:00:00.000Z')).text) as Agreement
    expect([future.compared, future.rate]).to.deep.equal([0, null])
  })
})
