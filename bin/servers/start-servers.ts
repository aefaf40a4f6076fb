import { cacheFolder, createCache } from './cache.ts'
import { openDataFolder, type DataFolder } from './data-folder.ts'
import type { Environment } from './environment.ts'
import { createLeash, type Leash } from './leash.ts'
import { createPortPicker, type PickPort } from './ports.ts'
import type { Progress } from './progress.ts'
import { createRunCommand } from './run-command.ts'
import { startS3, type S3Server } from './s3.ts'
import type { SearchAttribute } from './temporal-namespace.ts'
import { startTemporal, type TemporalServer } from './temporal.ts'
import type { Workbench } from './workbench.ts'

/** The ports to try first; a taken one gives way to the next free one. */
interface Ports {
  readonly temporal: number
  readonly temporalUi: number
  readonly s3: number
}

export interface ServersOptions {
  /** Where the servers keep their data between starts, or undefined to keep nothing. */
  readonly dataFolder: string | undefined
  /** Drops what an earlier start kept. */
  readonly fresh: boolean
  readonly report: Progress
  readonly searchAttributes: readonly SearchAttribute[]
  readonly ports?: Partial<Ports>
  /** The process's own environment unless told. */
  readonly env?: Environment
}

/** The servers of one start. Each promise is of its own, so that what needs one only does not wait for the other. */
export interface Servers {
  readonly temporal: Promise<TemporalServer>
  readonly s3: Promise<S3Server>
  /** Whoever starts more processes holds them on the same leash and picks their ports here. */
  readonly leash: Leash
  readonly pickPort: PickPort
  /** Stops Temporal, then the object store, then whatever else is on the leash, and lets the data folder go. */
  stop(): Promise<void>
}

const DEFAULT_PORTS: Ports = { temporal: 7233, temporalUi: 8233, s3: 9000 }

/**
 * Finds or obtains the real servers and starts them, on the loopback address only.
 * A server that cannot be had rejects its own promise with ServerUnavailable.
 * @throws ServerUnavailable when another start is using the data folder.
 */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const leash = createLeash()
  const data = await openDataFolder({
    folder: options.dataFolder,
    fresh: options.fresh,
    owner: leash.pid,
  }).catch(async (error: unknown) => {
    await leash.end()
    throw error
  })
  const bench = createWorkbench(leash, options.env ?? process.env, options.report)
  const ports = { ...DEFAULT_PORTS, ...options.ports }
  const { searchAttributes } = options
  const temporal = startTemporal(bench, {
    folder: data.temporal,
    logFolder: data.logs,
    searchAttributes,
    ports,
  })
  const s3 = startS3(bench, { folder: data.s3, logFolder: data.logs, port: ports.s3 })
  // Whoever awaits them hears of a failure; until then it is not an unhandled one.
  void Promise.allSettled([temporal, s3])
  return { temporal, s3, leash, pickPort: bench.pickPort, stop: () => stopAll({ temporal, s3, leash, data }) }
}

function createWorkbench(leash: Leash, env: Environment, report: Progress): Workbench {
  const run = createRunCommand(leash)
  const cache = createCache({ folder: cacheFolder(env), owner: leash.pid, report })
  return { env, leash, run, cache, pickPort: createPortPicker(), report }
}

interface Started {
  readonly temporal: Promise<TemporalServer>
  readonly s3: Promise<S3Server>
  readonly leash: Leash
  readonly data: DataFolder
}

async function stopAll({ temporal, s3, leash, data }: Started): Promise<void> {
  for (const starting of [temporal, s3] as readonly Promise<TemporalServer | S3Server>[]) {
    const server = await ifStarted(starting)
    await server?.process?.stop()
  }
  // Ends also what is still being built or started, whose promises then reject.
  await leash.end()
  await Promise.allSettled([temporal, s3])
  await data.close()
}

/** The server if it is there by now: stopping does not wait for one that is still being built. */
function ifStarted<T>(starting: Promise<T>): Promise<T | undefined> {
  return Promise.race([starting, Promise.resolve(undefined)]).catch(() => undefined)
}
