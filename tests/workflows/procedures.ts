import { randomBytes, randomUUID } from 'node:crypto'
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client'
import type { Client, WorkflowExecutionDescription, WorkflowHandle } from '@temporalio/client'
import type { UpdateDefinition } from '@temporalio/common'
import { ApplicationFailure } from '@temporalio/common'
import { tsToMs } from '@temporalio/common/lib/time.js'
import { NativeConnection } from '@temporalio/worker'
import type { Worker } from '@temporalio/worker'
import type { TemporalServer } from '../../bin/servers/temporal.ts'
import { connectClient } from '../../bin/temporal/connect-client.ts'
import { createDataConverter } from '../../bin/temporal/data-converter.ts'
import { workflowBundle } from '../../bin/temporal/workflow-bundle.ts'
import { createDocumentsWorker, createTransactionsWorker } from '../../bin/temporal/workers.ts'
import { transactionIdFrom } from '../../domain/ids.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import { DURATIONS } from '../../domain/transaction/durations.ts'
import type { Durations } from '../../domain/transaction/durations.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import {
  inputFor,
  LAND_TRANSACTION,
  openDossier,
  STAGE_ATTRIBUTE,
  TRANSACTIONS_QUEUE,
  workflowIdOf,
} from '../../workflows/messages.ts'
import { sale } from '../domain/sample.ts'
import { must } from '../must.ts'
import { running } from '../running.ts'
import { TEST_KEYS } from './keys.ts'
import { quietTemporal } from './quiet.ts'
import { activitiesOver, newWorld } from './world.ts'
import type { Activities, World } from './world.ts'

export const NOTARY = { id: 'notary-1', role: 'notary' } as const

/** One land transaction on the real server, in a world of its own. */
export interface Procedure {
  readonly id: TransactionId
  readonly world: World
  readonly handle: WorkflowHandle
  ask<Answer, Input>(
    update: UpdateDefinition<Answer, [Input]>,
    input: Input,
    updateId?: string,
  ): Promise<Answer>
  stage(): Promise<Stage | undefined>
  /** Waits until the transaction has come to that stage. */
  reaches(stage: Stage): Promise<void>
}

export interface Procedures {
  readonly client: Client
  /** Starts a transaction, a sale where nothing is said, and opens its dossier. */
  open(
    world?: Partial<World>,
    durations?: Partial<Durations>,
    mostEvents?: number,
    terms?: Terms,
  ): Promise<Procedure>
  /** Ends the workers, and with them all that they remember; others begin in their place. */
  replaceWorkers(): Promise<void>
  /** Starts a transaction that nobody opens, and waits until it has ended. Answers its id. */
  endUnopened(): Promise<TransactionId>
  /** The transaction started last, whether its opening was refused or not. */
  last(): Promise<WorkflowExecutionDescription>
  close(): Promise<void>
}

/** Both workers against the server of this run, over worlds in memory or whatever else is given. */
export async function startProcedures(
  { address, namespace }: Pick<TemporalServer, 'address' | 'namespace'> = running().temporal,
  create: typeof createTransactionsWorker = createTransactionsWorker,
  activitiesOf: (worlds: ReadonlyMap<TransactionId, World>) => Activities = activitiesOver,
): Promise<Procedures> {
  quietTemporal()
  const dataConverter = createDataConverter({ namespace, keys: TEST_KEYS })
  const client = await connectClient({ address, namespace, dataConverter })
  const connection = await NativeConnection.connect({ address })
  const worlds = new Map<TransactionId, World>()
  const activities = activitiesOf(worlds)
  const deps = { connection, namespace, dataConverter, activities }
  const startWorkers = async (): Promise<readonly Working[]> => {
    const workers = [
      await create({ ...deps, workflowBundle: await workflowBundle() }),
      await createDocumentsWorker(deps),
    ]
    return workers.map((worker) => ({ worker, run: worker.run() }))
  }
  let working = await startWorkers()
  return {
    client,
    async open(world = {}, durations = {}, mostEvents, terms = sale) {
      const id = transactionIdFrom(randomBytes(12))
      worlds.set(id, { ...newWorld(), ...world })
      await client.workflow.executeUpdateWithStart(openDossier, {
        args: [{ actor: NOTARY, terms }],
        startWorkflowOperation: new WithStartWorkflowOperation(LAND_TRANSACTION, {
          workflowId: workflowIdOf(id),
          taskQueue: TRANSACTIONS_QUEUE,
          args: [
            {
              ...inputFor(id, { ...DURATIONS, ...durations }),
              ...(mostEvents !== undefined && { mostEvents }),
            },
          ],
          workflowIdConflictPolicy: 'FAIL',
        }),
      })
      return procedure(client, id, worlds)
    },
    async replaceWorkers() {
      await stop(working)
      working = await startWorkers()
    },
    async endUnopened() {
      const id = transactionIdFrom(randomBytes(12))
      worlds.set(id, newWorld())
      await client.workflow.execute(LAND_TRANSACTION, {
        workflowId: workflowIdOf(id),
        taskQueue: TRANSACTIONS_QUEUE,
        args: [inputFor(id, { ...DURATIONS, opening: 1 })],
      })
      return id
    },
    last: () => client.workflow.getHandle(workflowIdOf(must([...worlds.keys()].at(-1)))).describe(),
    async close() {
      for (const id of worlds.keys()) await endOf(client, id)
      await stop(working)
      await client.connection.close()
      await connection.close()
    },
  }
}

function procedure(client: Client, id: TransactionId, worlds: ReadonlyMap<TransactionId, World>): Procedure {
  const handle = client.workflow.getHandle(workflowIdOf(id))
  const stage = async (): Promise<Stage | undefined> =>
    (await handle.describe()).typedSearchAttributes.get(STAGE_ATTRIBUTE) as Stage | undefined
  return {
    id,
    world: worlds.get(id) ?? newWorld(),
    handle,
    ask: (update, input, updateId = randomUUID()) =>
      client.withDeadline(Date.now() + 10_000, () =>
        handle.executeUpdate(update, { args: [input], updateId }),
      ),
    stage,
    reaches: (expected) => until(async () => (await stage()) === expected, `stage ${expected}`),
  }
}

/** Polls until it is so. Throws when it is not within eight seconds. */
export async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 8_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what} never came`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** For how long each timer of the history was set, in milliseconds. */
export async function timersOf(handle: WorkflowHandle): Promise<readonly number[]> {
  const { events } = await handle.fetchHistory()
  return (events ?? []).flatMap(({ timerStartedEventAttributes: timer }) =>
    timer?.startToFireTimeout ? [tsToMs(timer.startToFireTimeout)] : [],
  )
}

/** The code with which an update was refused. */
export async function refusalOf(update: Promise<unknown>): Promise<string | null | undefined> {
  try {
    await update
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError)) throw error
    return error.cause instanceof ApplicationFailure ? error.cause.type : undefined
  }
  return 'answered'
}

/** What a test leaves running would disturb the next file's workers. */
async function endOf(client: Client, id: TransactionId): Promise<void> {
  await client.workflow
    .getHandle(workflowIdOf(id))
    .terminate()
    .catch(() => undefined)
}

interface Working {
  readonly worker: Worker
  readonly run: Promise<void>
}

async function stop(working: readonly Working[]): Promise<void> {
  for (const { worker } of working) worker.shutdown()
  await Promise.all(working.map(({ run }) => run))
}
