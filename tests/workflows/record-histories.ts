import type { WorkflowHandle } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils.js'
import { startServers } from '../../bin/servers/start-servers.ts'
import { KIND_NAMES } from '../../domain/transaction/kinds.ts'
import { SEARCH_ATTRIBUTES } from '../../workflows/messages.ts'
import { setRunning } from '../running.ts'
import type { RunningServers } from '../running.ts'
import { startProcedures } from './procedures.ts'
import type { Procedures } from './procedures.ts'
import { WAYS } from './recording/ways.ts'
import type { Walk } from './recording/ways.ts'
import { wholeLife } from './recording/whole-life.ts'
import { keepRecording } from './recordings.ts'

/*
 * Records the histories that the replay test replays: the ways of a sale, and of each kind a whole life.
 * npx tsx tests/workflows/record-histories.ts [KIND/NAME …]
 * A recorded history stands for the transactions that are open. Record anew only what no transaction in the
 * field can have any more; for a change of the procedure use `patched`, and add a history beside the old ones.
 */

/** A whole life takes some three runs. */
const MOST_EVENTS = 60

const WALKS: ReadonlyMap<string, Walk> = new Map([
  ...Object.entries(WAYS).map(([name, walk]) => [`sale/${name}`, walk] as const),
  ...KIND_NAMES.map(
    (kind) =>
      [`${kind}/whole-life`, (procedures: Procedures) => wholeLife(procedures, kind, MOST_EVENTS)] as const,
  ),
  // Every wait is one of a run that began there.
  ['sale/run-by-step', (procedures) => wholeLife(procedures, 'sale', 0)],
])

const [, , ...names] = process.argv
const servers = await startServers({
  dataFolder: undefined,
  fresh: true,
  report: (line) => process.stderr.write(`${line}\n`),
  searchAttributes: SEARCH_ATTRIBUTES,
})
try {
  setRunning({ temporal: await servers.temporal } as RunningServers)
  const procedures = await startProcedures()
  for (const [path, walk] of WALKS) {
    if (names.length === 0 || names.includes(path)) await record(procedures, path, walk)
  }
  await procedures.close()
} finally {
  await servers.stop()
}

/** Walks the way to its end, and keeps every run of it. */
async function record(procedures: Procedures, path: string, walk: Walk): Promise<void> {
  const [kind = '', name = ''] = path.split('/')
  const { handle } = await walk(procedures)
  await handle.result()
  const runs = await runsOf(procedures, handle)
  for (const [i, history] of runs.entries()) {
    await keepRecording({ kind, name: runs.length === 1 ? name : `${name}-${i + 1}`, history })
  }
}

async function runsOf({ client }: Procedures, last: WorkflowHandle): Promise<readonly History[]> {
  const runs: History[] = []
  const { events } = await last.fetchHistory()
  let runId = events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId
  while (runId) {
    const history = await client.workflow.getHandle(last.workflowId, runId).fetchHistory()
    runs.push(history)
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId
  }
  return runs
}
