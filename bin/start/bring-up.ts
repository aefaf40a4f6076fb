import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Authority } from '../../certs/authority/open-authority.ts'
import { connectObjectStore } from '../../storage/vault/connect.ts'
import { ensureBucket } from '../../storage/vault/bucket.ts'
import { SEARCH_ATTRIBUTES } from '../../workflows/messages.ts'
import { readConfig } from '../config.ts'
import type { ProcessName } from '../process/parts.ts'
import { startServers } from '../servers/start-servers.ts'
import type { Servers } from '../servers/start-servers.ts'
import { environmentFor, partsEnvironment, serversEnvironment } from './environment.ts'
import { createHousehold } from './household.ts'
import type { Household } from './household.ts'
import { prepareAuthority, prepareDatabase } from './prepare.ts'
import { publishRunning, retractRunning } from './running.ts'
import type { Running } from './running.ts'
import { openSecrets } from './secrets.ts'

export interface Installation {
  readonly running: Running
  readonly authority: Authority
  readonly household: Household
  stop(): Promise<void>
}

interface BringUp {
  /** Absolute. */
  readonly dataFolder: string
  readonly fresh: boolean
  readonly report: (line: string) => void
  /** Names servers to use instead of our own, as the README lists; the process's environment unless told. */
  readonly env?: NodeJS.ProcessEnv
}

const OWN_PARTS = ['authority', 'database', 'sandbox', 'secrets.json', 'spool']
const READY_WITHIN_MS = 60_000
const ASK_EVERY_MS = 100

/**
 * Everything on this machine: servers found or obtained, register and authority prepared, our own processes
 * started and kept running. Resolves when all of them are ready. What does not need the object store goes on
 * while that is still being built.
 */
export async function bringUp({
  dataFolder,
  fresh,
  report,
  env = process.env,
}: BringUp): Promise<Installation> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const searchAttributes = SEARCH_ATTRIBUTES.map(({ name, type }) => ({ name, type }))
  const servers = await startServers({ dataFolder, fresh, report, searchAttributes, env })
  const household = createHousehold({ leash: servers.leash, logFolder: join(dataFolder, 'logs'), report })
  const stop = async (): Promise<void> => {
    await retractRunning(dataFolder)
    await household.stop()
    await servers.stop()
  }
  try {
    if (fresh) {
      await Promise.all(OWN_PARTS.map((part) => rm(join(dataFolder, part), { recursive: true, force: true })))
    }
    return { ...(await startParts({ dataFolder, servers, household, report, given: env })), household, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Parts {
  readonly dataFolder: string
  readonly servers: Servers
  readonly household: Household
  readonly report: (line: string) => void
  readonly given: NodeJS.ProcessEnv
}

async function startParts({
  dataFolder,
  servers,
  household,
  report,
  given,
}: Parts): Promise<Omit<Installation, 'household' | 'stop'>> {
  const pick = servers.pickPort
  const ports = {
    ...{ api: await pick(3000), bank: await pick(4000) },
    ...{ identity: await pick(4001), tsa: await pick(4002) },
    ...{ mail: await pick(4003), smtp: await pick(2525) },
  }
  await mkdir(join(dataFolder, 'database'), { recursive: true, mode: 0o700 })
  const databaseUrl = given['DATABASE_URL'] ?? `sqlite:${join(dataFolder, 'database', 'registrar.sqlite')}`
  const secrets = await openSecrets(dataFolder)
  // Before the sandbox, which would otherwise make the same keys at the same time.
  const authority = await prepareAuthority(dataFolder)
  const { trustListSigner } = authority
  const own = partsEnvironment({ dataFolder, databaseUrl, secrets, ports, trustListSigner })
  const env = { ...chosenIn(given), ...own }
  await household.run('sandbox', ['sandbox'], await pick(9400), environmentFor('sandbox', env))

  const { parcels } = await prepareDatabase(databaseUrl, authority)
  report(parcels > 0 ? `Register: ${parcels} fictional parcels added` : 'Register: as it was left')

  const [temporal, s3] = await Promise.all([servers.temporal, servers.s3])
  const full = { ...env, ...serversEnvironment(temporal, s3) }
  const { s3: place } = readConfig(['s3'], full)
  await ensureBucket(connectObjectStore(place), place.bucket)
  const run = async (name: ProcessName, args: readonly string[], port: number): Promise<void> =>
    household.run(name, args, await pick(port), environmentFor(name, full))
  await run('worker-transactions', ['worker', 'transactions'], 9401)
  await run('worker-documents', ['worker', 'documents'], 9402)
  await run('api', ['api'], 9403)
  household.watch('temporal', temporal.process)
  household.watch('s3', s3.process)

  report('Waiting for the workers and the API to be ready (about 10 s)')
  await Promise.all(household.members.map((member) => untilReady(member.name, `${member.healthUrl}/readyz`)))
  const running: Running = {
    apiUrl: env['PUBLIC_URL'] ?? '',
    issuer: env['OIDC_ISSUER'] ?? '',
    bankUrl: env['BANK_URL'] ?? '',
    tsaUrl: new URL(env['TIMESTAMP_URL'] ?? '').origin,
    mailUrl: `http://127.0.0.1:${ports.mail}`,
    temporalUiUrl: temporal.uiUrl ?? null,
    env: full,
    health: Object.fromEntries(household.members.map((member) => [member.name, member.healthUrl])),
  }
  await publishRunning(dataFolder, running)
  return { running, authority }
}

const CHOICES = ['S3_BUCKET', 'LOG_LEVEL'] as const

/** What whoever starts everything may choose for our own processes. */
function chosenIn(given: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    CHOICES.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]] as const])),
  )
}

async function untilReady(name: string, url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  for (;;) {
    const answer = await fetch(url).then(
      async (response) => (response.ok ? 'ready' : await response.text()),
      () => 'no answer',
    )
    if (answer === 'ready') return
    if (Date.now() > until) {
      throw new Error(`${name} is not ready: ${answer}. Its log is in the data folder, logs/${name}.log`)
    }
    await sleep(ASK_EVERY_MS)
  }
}
