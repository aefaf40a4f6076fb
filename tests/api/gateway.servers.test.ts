import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { createWorkflowGateway } from '../../api/temporal/create-gateway.ts'
import { Unavailable } from '../../api/unavailable.ts'
import { WorkflowGone } from '../../api/workflow-gateway.ts'
import type { WorkflowGateway } from '../../api/workflow-gateway.ts'
import { lodge, withdraw } from '../../workflows/messages.ts'
import { Refusal } from '../../domain/refusal.ts'
import { otherTransactionId, sale } from '../domain/sample.ts'
import { rejectionOf } from '../storage/vault/rejection.ts'
import { NOTARY, startProcedures } from '../workflows/procedures.ts'
import type { Procedures } from '../workflows/procedures.ts'

describe('the gateway to the procedures, on a real server', () => {
  let procedures: Procedures
  let gateway: WorkflowGateway
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
    gateway = createWorkflowGateway({ client: procedures.client })
  })
  after(() => procedures.close())

  it('answers an update, and a repeat of it the same', async () => {
    const { id } = await procedures.open()
    const ask = (): Promise<unknown> =>
      gateway.update(id, withdraw, 'the-same-update', { actor: NOTARY, reason: 'no more wanted' })
    const [one, two] = await Promise.all([ask(), ask()])
    expect(one).to.deep.equal({ stage: 'withdrawn' })
    expect(two).to.deep.equal(one)
  })

  it('tells a refusal by its code, whether a validator or an effect gave it', async () => {
    const { id } = await procedures.open({ refusals: new Map([['lodgeDeed', 'deed-missing']]) })
    const early = await rejectionOf(gateway.update(id, lodge, randomUUID(), { actor: NOTARY }))
    expect(early).to.be.instanceOf(Refusal).with.property('code', 'deed-missing')

    const stranger = { actor: { id: 'notary-2', role: 'notary' } } as const
    const foreign = await rejectionOf(gateway.update(id, lodge, randomUUID(), stranger))
    expect(foreign).to.be.instanceOf(Refusal).with.property('code', 'not-authorised')
  })

  it('tells that a procedure has ended, or never was; hints and nudges do not mind', async () => {
    const { id, handle } = await procedures.open()
    await gateway.update(id, withdraw, randomUUID(), { actor: NOTARY, reason: 'no more wanted' })
    await handle.result()
    for (const gone of [id, otherTransactionId]) {
      const error = await rejectionOf(gateway.update(gone, lodge, randomUUID(), { actor: NOTARY }))
      expect(error).to.be.instanceOf(WorkflowGone)
      await gateway.hint(gone)
      await gateway.nudge(gone)
    }
  })

  it('opens a dossier whose procedure ended unopened, because the opening came too late', async () => {
    const id = await procedures.endUnopened()
    const opening = { actor: NOTARY, terms: sale }
    expect(await gateway.open(id, 'the-same-key', opening)).to.deep.equal({ stage: 'preparing' })
    expect(await gateway.open(id, 'the-same-key', opening), 'and once').to.deep.equal({ stage: 'preparing' })
  })

  it('gives up at its deadline and says that a part is away', async () => {
    const hasty = createWorkflowGateway({ client: procedures.client, deadlineMs: 400 })
    const slow = await procedures.open({ faults: new Map([['endUnregistered', 100]]) })
    const asking = hasty.update(slow.id, withdraw, randomUUID(), { actor: NOTARY, reason: 'now' })
    expect(await rejectionOf(asking)).to.be.instanceOf(Unavailable)
  })
})
