import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { Client } from '@temporalio/client'
import { expect } from 'chai'
import { withdraw } from '../../workflows/messages.ts'
import { NOTARY, refusalOf, startProcedures } from './procedures.ts'
import type { Procedure, Procedures } from './procedures.ts'
import { lodge } from './walk.ts'

/** Every text of a history, also what is base64 in it. */
function textOf(history: string): string {
  const decoded = history.replace(/"([A-Za-z0-9+/=]{8,})"/g, (_all, base64: string) =>
    Buffer.from(base64, 'base64').toString('latin1'),
  )
  return history + decoded
}

describe('what Temporal keeps of a transaction', () => {
  let procedures: Procedures
  before(async function () {
    this.timeout(60_000)
    procedures = await startProcedures()
  })
  after(() => procedures.close())

  /** As someone reads it who has the server but not the key. */
  async function rawHistory({ handle }: Procedure): Promise<string> {
    const { connection, options } = procedures.client
    const keyless = new Client({ connection, namespace: options.namespace })
    return textOf(historyToJSON(await keyless.workflow.getHandle(handle.workflowId).fetchHistory()))
  }

  it('holds no name, no number, no reason and no fault in clear', async () => {
    const faults = new Map([['endUnregistered', 1]] as const)
    const sale = await procedures.open({ faults, refusals: new Map([['lodgeDeed', 'parcel-held']]) })
    expect(await refusalOf(lodge(sale))).to.equal('parcel-held')
    await sale.ask(withdraw, { actor: NOTARY, reason: 'CANARY of the parties' })
    await sale.handle.result()
    const raw = await rawHistory(sale)
    expect(raw).to.include('preparing')
    const secrets = ['ARAUCARIA', 'CASUARINA', '103040781', 'CANARY', 'notary-1']
    const failures = ['As the test wants it', 'A part is away', 'world.ts']
    for (const secret of [...secrets, ...failures]) expect(raw, secret).not.to.include(secret)
  })
})
