import type { WorkflowBundle } from '@temporalio/worker'
import { bundleWorkflows } from '../../bin/temporal/workflow-bundle.ts'

let bundle: Promise<WorkflowBundle> | undefined

/** The procedure as a worker runs it, bundled once for all who ask: it takes seconds. */
export async function bundledProcedure(): Promise<WorkflowBundle> {
  return (bundle ??= bundleWorkflows())
}
