import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'
import type { WorkflowBundle, WorkflowBundleOption } from '@temporalio/worker'
import { FAILURE_CONVERTER_PATH } from './data-converter.ts'

const SOURCE = fileURLToPath(new URL('../../workflows/workflows.ts', import.meta.url))

/** Where a build leaves the bundle, seen from this file in `dist/`. */
const BUILT = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url))

/** The bundle of a build when this runs built, else one made of the sources, which takes about two seconds. */
export async function workflowBundle(): Promise<WorkflowBundleOption> {
  return existsSync(SOURCE) ? bundleWorkflows(SOURCE) : { codePath: BUILT }
}

/** All that runs in the workflow sandbox: the procedure and what it imports, in one script. */
export async function bundleWorkflows(workflowsPath: string = SOURCE): Promise<WorkflowBundle> {
  return bundleWorkflowCode({ workflowsPath, failureConverterPath: FAILURE_CONVERTER_PATH, logger: SILENT })
}

const silent = (): void => undefined
const SILENT = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: console.error }
