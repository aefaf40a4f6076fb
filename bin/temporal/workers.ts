import type { DataConverter } from '@temporalio/common'
import { Worker } from '@temporalio/worker'
import type { NativeConnection, WorkerOptions, WorkflowBundleOption } from '@temporalio/worker'
import type { DocumentActivities, TransactionActivities } from '../../activities/contract.ts'
import { DOCUMENTS_QUEUE, TRANSACTIONS_QUEUE } from '../../workflows/messages.ts'

export interface WorkerDeps {
  readonly connection: NativeConnection
  readonly namespace: string
  readonly dataConverter: DataConverter
}

/**
 * At a deploy, running activities get longer than the longest of them takes; what has not ended by then is
 * given up and retried by the next worker.
 */
const SHUTDOWN = { shutdownGraceTime: '30 seconds', shutdownForceTime: '45 seconds' } as const

/** About 184 KB an idle transaction; set, because the default grows with the heap and workers share a machine. */
const CACHED_WORKFLOWS = 500

/** What a worker of the procedure takes on at once. */
export const TRANSACTIONS_AT_ONCE = {
  maxCachedWorkflows: CACHED_WORKFLOWS,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 50,
  maxConcurrentLocalActivityExecutions: 50,
} as const

/** What a worker of documents takes on at once: each may be of 30 MB. */
export const DOCUMENTS_AT_ONCE = { maxConcurrentActivityTaskExecutions: 4 } as const

/** Runs the procedure and its short commits. */
export async function createTransactionsWorker(
  deps: WorkerDeps & {
    readonly activities: TransactionActivities
    readonly workflowBundle: WorkflowBundleOption
  },
): Promise<Worker> {
  return Worker.create({
    ...common(deps),
    ...TRANSACTIONS_AT_ONCE,
    taskQueue: TRANSACTIONS_QUEUE,
    workflowBundle: deps.workflowBundle,
    activities: deps.activities,
  })
}

/** Works on the bytes of documents; a process of its own keeps a large deed from delaying every workflow task. */
export async function createDocumentsWorker(
  deps: WorkerDeps & { readonly activities: DocumentActivities },
): Promise<Worker> {
  return Worker.create({
    ...common(deps),
    ...DOCUMENTS_AT_ONCE,
    taskQueue: DOCUMENTS_QUEUE,
    activities: deps.activities,
  })
}

function common({ connection, namespace, dataConverter }: WorkerDeps): Omit<WorkerOptions, 'taskQueue'> {
  return { connection, namespace, dataConverter, ...SHUTDOWN }
}
