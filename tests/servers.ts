import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, type PostgresServer } from '../bin/servers/postgres.ts'
import { startServers, type Servers } from '../bin/servers/start-servers.ts'
import { STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE } from '../workflows/messages.ts'
import { setRunning } from './running.ts'

const COLD_START_MS = 15 * 60_000

let folder: string
let servers: Servers | undefined

/** One set of real servers a run, in a folder that goes with it. */
export const mochaHooks = {
  async beforeAll(this: Mocha.Context): Promise<void> {
    this.timeout(COLD_START_MS)
    folder = await mkdtemp(join(tmpdir(), 'registrar-tests-'))
    // PostgreSQL's own account, where the tests run as root, has to get through.
    await chmod(folder, 0o711)
    servers = await startServers({
      dataFolder: join(folder, 'data'),
      fresh: false,
      report: (line) => process.stderr.write(`${line}\n`),
      searchAttributes: [STAGE_ATTRIBUTE, WAITS_UNTIL_ATTRIBUTE],
    })
    const { leash, pickPort } = servers
    const [temporal, s3] = await Promise.all([servers.temporal, servers.s3])
    const postgres = once(() => startPostgres({ folder: join(folder, 'postgres'), leash, pickPort }))
    setRunning({ temporal, s3, postgres, leash, pickPort })
  },

  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000)
    setRunning(undefined)
    await servers?.stop()
    await rm(folder, { recursive: true, force: true })
  },
}

function once(start: () => Promise<PostgresServer>): () => Promise<PostgresServer> {
  let started: Promise<PostgresServer> | undefined
  return () => (started ??= start())
}
