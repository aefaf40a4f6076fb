import type { PostgresServer } from '../bin/servers/postgres.ts'
import type { S3Server } from '../bin/servers/s3.ts'
import type { Servers } from '../bin/servers/start-servers.ts'
import type { TemporalServer } from '../bin/servers/temporal.ts'

/** The real servers of this test run, all of them answering. */
export interface RunningServers {
  readonly temporal: TemporalServer
  readonly s3: S3Server
  /** Started when first asked for; one a run. */
  readonly postgres: () => Promise<PostgresServer>
  readonly leash: Servers['leash']
  readonly pickPort: Servers['pickPort']
}

let current: RunningServers | undefined

/** The servers that tests/servers.ts started. @throws Error in a run without them. */
export function running(): RunningServers {
  if (current) return current
  throw new Error('No servers are running: use mocha --config tests/servers.mocharc.json')
}

/** For tests/servers.ts alone. */
export function setRunning(servers: RunningServers | undefined): void {
  current = servers
}
