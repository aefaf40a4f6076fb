import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundleWorkflows } from './temporal/workflow-bundle.ts'

/** Writes the bundle that a built worker loads. Run after the sources were compiled into `dist/`. */
const { code } = await bundleWorkflows()
await writeFile(fileURLToPath(new URL('../dist/workflow-bundle.js', import.meta.url)), code)
