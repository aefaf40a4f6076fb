import { DeterminismViolationError } from '@temporalio/workflow'
import { Worker } from '@temporalio/worker'
import type { WorkflowBundle } from '@temporalio/worker'
import { expect } from 'chai'
import { fileURLToPath } from 'node:url'
import { createDataConverter } from '../../bin/temporal/data-converter.ts'
import { bundleWorkflows } from '../../bin/temporal/workflow-bundle.ts'
import { KIND_NAMES } from '../../domain/transaction/kinds.ts'
import { isFinal, STAGE_NAMES } from '../../domain/transaction/stages.ts'
import * as messages from '../../workflows/messages.ts'
import { PASSED_AT_ONCE } from '../../workflows/on-temporal.ts'
import { must } from '../must.ts'
import { bundledProcedure } from './bundled.ts'
import { TEST_KEYS } from './keys.ts'
import { quietTemporal } from './quiet.ts'
import {
  isContinued,
  kindOpenedIn,
  lastStageOf,
  messagesIn,
  recordings,
  stagesWaitedIn,
} from './recordings.ts'
import type { Recording } from './recordings.ts'

const dataConverter = createDataConverter({ namespace: 'registrar', keys: TEST_KEYS })

/** The stages in which a transaction can wait; those that it only passes are not shown. */
const WAITED_IN = STAGE_NAMES.filter((stage) => !isFinal(stage) && !PASSED_AT_ONCE.includes(stage))

/** An update or a signal, among all that `messages.ts` exports. */
function isMessage(exported: unknown): exported is { readonly name: string } {
  const { type } = Object(exported) as { readonly type?: unknown }
  return type === 'update' || type === 'signal'
}

/** Why each recording that goes another way does so, by its path. */
async function strayed(
  workflowBundle: WorkflowBundle,
  recorded: readonly Recording[],
): Promise<readonly (readonly [path: string, error: Error])[]> {
  const histories = recorded.map(({ kind, name, history }) => ({ workflowId: `${kind}/${name}`, history }))
  const results = Worker.runReplayHistories({ workflowBundle, dataConverter }, histories)
  const astray: [string, Error][] = []
  for await (const { workflowId, error } of results) if (error) astray.push([workflowId, error])
  return astray
}

describe('the procedure', function () {
  this.timeout(60_000)
  let recorded: readonly Recording[]
  before(async () => {
    quietTemporal()
    recorded = await recordings()
  })

  it('goes the way that every recorded transaction went', async () => {
    expect(recorded).not.to.deep.equal([])
    expect(await strayed(await bundledProcedure(), recorded)).to.deep.equal([])
  })

  it('keeps the history of a clean sale with two payers within 80 events', () => {
    const clean = must(recorded.find(({ kind, name }) => `${kind}/${name}` === 'sale/registered'))
    expect(clean.history.events?.length).to.be.within(50, 80)
  })

  it('would be caught going another way', async () => {
    const changed = fileURLToPath(new URL('./incompatible/land-transaction.ts', import.meta.url))
    const astray = await strayed(await bundleWorkflows(changed), recorded)
    expect(astray.map(([path]) => path)).to.have.lengthOf(recorded.length)
    for (const [path, error] of astray) expect(error, path).to.be.instanceOf(DeterminismViolationError)
  })
})

describe('the recorded transactions', () => {
  let recorded: readonly Recording[]
  before(async () => {
    recorded = await recordings()
  })
  const of = (kind: string): readonly Recording[] => recorded.filter((one) => one.kind === kind)

  for (const kind of KIND_NAMES) {
    it(`of the kind ${kind} wait in every stage in which one can wait`, () => {
      const waited = new Set(of(kind).flatMap(({ history }) => [...stagesWaitedIn(history)]))
      expect(WAITED_IN.filter((stage) => !waited.has(stage))).to.deep.equal([])
    })
  }

  it('are of the kind that their folder is called after', async () => {
    for (const { kind, name, history } of recorded) {
      const opened = await kindOpenedIn(history, dataConverter)
      if (opened !== undefined) expect(opened, name).to.equal(kind)
    }
  })

  it('end in every way in which one can end', () => {
    const ends = recorded.map(({ history }) => lastStageOf(history))
    expect(ends).to.include.members(STAGE_NAMES.filter(isFinal))
  })

  it('were told everything that a transaction understands', () => {
    const told = recorded.flatMap(({ history }) => messagesIn(history))
    const defined: readonly unknown[] = Object.values(messages)
    const understood = defined.filter(isMessage).map(({ name }) => name)
    expect(understood).to.include('nudge')
    expect(told).to.include.members(understood)
  })

  it('go on in new runs, whatever they wait for', () => {
    const begun = recorded.filter(({ history }) => isContinued(history))
    const waited = new Set(begun.flatMap(({ history }) => [...stagesWaitedIn(history)]))
    expect(WAITED_IN.filter((stage) => !waited.has(stage))).to.deep.equal([])
  })
})
