import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker'

/** Workers say when they start and stop; a test run says only what goes wrong. Once a process. */
let quiet = false

export function quietTemporal(): void {
  if (quiet) return
  quiet = true
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' })
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter } } })
}
