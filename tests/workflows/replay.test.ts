import { readdir, readFile } from 'node:fs/promises'
import { DeterminismViolationError } from '@temporalio/workflow'
import { Worker } from '@temporalio/worker'
import type { WorkflowBundle } from '@temporalio/worker'
import { expect } from 'chai'
import { fileURLToPath } from 'node:url'
import { createDataConverter } from '../../bin/temporal/data-converter.ts'
import { bundleWorkflows } from '../../bin/temporal/workflow-bundle.ts'
import { bundledProcedure } from './bundled.ts'
import { TEST_KEYS } from './keys.ts'
import { quietTemporal } from './quiet.ts'

const HISTORIES = new URL('./histories/', import.meta.url)
const dataConverter = createDataConverter({ namespace: 'registrar', keys: TEST_KEYS })

async function replay(workflowBundle: WorkflowBundle, name: string): Promise<void> {
  const history: unknown = JSON.parse(await readFile(new URL(name, HISTORIES), 'utf8'))
  await Worker.runReplayHistory({ workflowBundle, dataConverter }, history)
}

describe('the procedure', function () {
  this.timeout(60_000)
  before(quietTemporal)

  it('goes the way that every recorded transaction went', async () => {
    const bundle = await bundledProcedure()
    const names = await readdir(HISTORIES)
    expect(names).not.to.deep.equal([])
    for (const name of names) await replay(bundle, name)
  })

  it('keeps the history of a clean sale with two payers within 80 events', async () => {
    const text = await readFile(new URL('registered.json', HISTORIES), 'utf8')
    const { events } = JSON.parse(text) as { readonly events: readonly unknown[] }
    expect(events.length).to.be.at.most(80)
  })

  it('would be caught going another way', async () => {
    const changed = fileURLToPath(new URL('./incompatible/land-transaction.ts', import.meta.url))
    const bundle = await bundleWorkflows(changed)
    const error: unknown = await replay(bundle, 'registered.json').catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(DeterminismViolationError)
  })
})
