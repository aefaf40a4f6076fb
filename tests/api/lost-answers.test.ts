import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { transactionIdOf } from '../../api/commands/dossiers.ts'
import { createCommands } from '../../api/commands/create-commands.ts'
import type { Commands, Request } from '../../api/commands.ts'
import { WorkflowGone } from '../../api/workflow-gateway.ts'
import type { TransactionId } from '../../domain/ids.ts'
import { sale } from '../domain/sample.ts'
import { file, NOTARY, OFFICER, open, pdfOf, upload } from './declared.ts'
import { openTown } from './town.ts'
import type { Answered, Town } from './town.ts'

const FLAG = {
  rule: 'price',
  verdict: 'failed',
  code: 'PRICE',
  basis: 'none',
  detail: {},
  weight: 'ordinary',
} as const

/** The API dies between the effect and its record: the key is claimed, the answer is not stored. */
describe('a repeat of a request whose answer was lost', () => {
  let town: Town
  let dying: Commands
  let key: string
  before(async () => {
    town = await openTown()
    const { stores, deps } = town
    const lost = { ...stores.idempotency, complete: () => Promise.reject(new Error('killed')) }
    dying = createCommands({ ...deps, stores: { ...stores, idempotency: lost } })
  })
  beforeEach(() => {
    key = randomUUID()
  })
  afterEach(() => {
    town.procedures.failWith(null)
  })
  after(() => town.close())

  const asNotary = (): Request => ({ actor: { id: NOTARY, role: 'notary' }, key })
  const asOfficer = (): Request => ({ actor: { id: OFFICER, role: 'officer' }, key })

  const loses = async (request: Promise<unknown>): Promise<void> => {
    const outcome = await request.catch((error: unknown) => error)
    expect(outcome).to.be.instanceOf(Error).with.property('message', 'killed')
  }
  const newDossier = async (): Promise<TransactionId> => (await open(town)) as TransactionId
  const procedureIsGone = (id: string): void => {
    town.procedures.failWith(new WorkflowGone(id as TransactionId))
  }
  const ask = (path: string, json?: unknown, using = key, as = NOTARY): Promise<Answered> =>
    town.ask('POST', path, { as, key: using, json })

  const accept = (id: string, documentId: string): Promise<Answered> =>
    ask(`/v1/transactions/${id}/documents/${documentId}/acceptance`, { accepted: true }, randomUUID())

  it('opens nothing again, also when the procedure has ended', async () => {
    const terms = { ...sale, pin: await town.world.parcel() }
    await loses(dying.open(asNotary(), terms))
    const id = transactionIdOf(asNotary())
    await town.deps.commands.withdraw({ ...asNotary(), key: `${key}-2` }, id, 'no more wanted')
    procedureIsGone(id)
    const again = await town.deps.commands.open(asNotary(), terms)
    expect(again).to.deep.equal({ transactionId: id, stage: 'withdrawn' })
  })

  it('answers the upload, although the deed was lodged since', async () => {
    const id = await newDossier()
    const pdf = pdfOf(`deed of ${id}`)
    await file(town, id)
    await loses(dying.upload(asNotary(), id, 'deed', { source: one(pdf) }))
    await accept(id, 'deed-2')
    expect((await ask(`/v1/transactions/${id}/lodgement`, undefined, `${key}-2`)).status).to.equal(201)
    const path = `/v1/transactions/${id}/documents/deed`
    const again = await town.ask('PUT', path, { as: NOTARY, key, pdf })
    expect(again.status).to.equal(201)
    expect(again.body).to.deep.include({ documentId: 'deed-2', version: 2 })
    expect(again.body.findings).to.have.length(1)
    const fresh = await town.ask('PUT', path, { as: NOTARY, key: `${key}-3`, pdf })
    expect(fresh.body.code, 'a new key is a new upload').to.equal('illegal-transition')
  })

  it('answers the judgement as it stands in the record, and not another', async () => {
    const id = await newDossier()
    await upload(town, id, 'deed', `deed of ${id}`)
    const judgement = { documentId: 'deed-1', accepted: true, reason: null }
    await loses(dying.judge(asNotary(), id, judgement))
    await town.deps.commands.withdraw({ ...asNotary(), key: `${key}-w` }, id, 'no more wanted')
    const path = `/v1/transactions/${id}/documents/deed-1/acceptance`
    const again = await ask(path, { accepted: true })
    expect([again.status, again.body]).to.deep.equal([200, { stage: 'withdrawn' }])
    expect((await ask(path, { accepted: true }, `${key}-2`)).body.code).to.equal('illegal-transition')
  })

  it('answers the receipt', async () => {
    const id = await newDossier()
    await file(town, id)
    await loses(dying.lodge(asNotary(), id))
    procedureIsGone(id)
    const again = await ask(`/v1/transactions/${id}/lodgement`)
    expect(again.status).to.equal(201)
    expect(again.body.receipt).to.deep.equal((await town.stores.dossiers.find(id))?.receipt)
  })

  it('answers no receipt for a deed that went back and was not lodged anew', async () => {
    const id = await newDossier()
    const { dossiers } = town.stores
    const step = { transactionId: id, at: town.deps.now(), round: 1 }
    const { actor } = asNotary()
    await file(town, id)
    await dossiers.lodge({ ...step, actor })
    await dossiers.enter({ ...step, stage: 'examining' })
    await dossiers.returnToNotary({ ...step, codes: ['DEED'], until: step.at })
    procedureIsGone(id)
    const path = `/v1/transactions/${id}/lodgement`
    expect([(await ask(path)).status, (await ask(path)).status]).to.deep.equal([503, 503])
  })

  it('answers the withdrawal; another key learns that it came too late', async () => {
    const id = await newDossier()
    const path = `/v1/transactions/${id}/withdrawal`
    const json = { reason: 'no more wanted' }
    await loses(dying.withdraw(asNotary(), id, json.reason))
    procedureIsGone(id)
    const again = await ask(path, json)
    expect([again.status, again.body]).to.deep.equal([200, { stage: 'withdrawn' }])
    expect((await ask(path, json, `${key}-2`)).body.code).to.equal('illegal-transition')
  })

  it('answers the claim and the decision of a case that has moved on', async () => {
    const { caseId, transactionId } = await town.world.inReview([FLAG])
    await loses(dying.claim(asOfficer(), caseId))
    const decision = { decision: 'refuse', reasons: ['deed-reused'], note: '' } as const
    await loses(dying.decide({ ...asOfficer(), key: `${key}-d` }, caseId, decision))
    procedureIsGone(transactionId)
    const path = `/v1/cases/${caseId}`
    expect((await ask(`${path}/claim`, undefined, key, OFFICER)).status).to.equal(200)
    const decided = await ask(`${path}/decisions`, decision, `${key}-d`, OFFICER)
    expect([decided.status, decided.body]).to.deep.equal([201, { outcome: 'refused' }])
    expect((await ask(`${path}/claim`, undefined, `${key}-2`, OFFICER)).status).to.equal(503)
  })
})

async function* one(pdf: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(pdf)
}
