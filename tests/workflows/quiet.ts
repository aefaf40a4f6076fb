import { DefaultLogger, Runtime } from '@temporalio/worker'

/** Workers say when they start and stop; a test run says only what goes wrong. Once a process. */
let quiet = false

export function quietTemporal(): void {
  if (quiet) return
  quiet = true
  Runtime.install({ logger: new DefaultLogger('ERROR') })
}
