import { fileURLToPath } from 'node:url'
import type { DataConverter } from '@temporalio/common'
import { createCodec } from './codec.ts'
import type { CodecDeps } from './codec.ts'

/** `.ts` when the sources run as they are, `.js` once built. */
const [suffix] = /\.[jt]s$/.exec(import.meta.url) ?? ['.js']

/** The bundle is told of it too; otherwise a workflow's own failures would be written in clear. */
export const FAILURE_CONVERTER_PATH = fileURLToPath(new URL(`./failure-converter${suffix}`, import.meta.url))

/** How everything that a history keeps is written. The same for every client and worker of a namespace. */
export function createDataConverter(deps: CodecDeps): DataConverter {
  return { payloadCodecs: [createCodec(deps)], failureConverterPath: FAILURE_CONVERTER_PATH }
}
