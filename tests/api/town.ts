import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../api/app.ts'
import { createEndpoints } from '../../api/v1/endpoints/all.ts'
import { createCommands } from '../../api/commands/create-commands.ts'
import type { ApiConfig, ApiDeps } from '../../api/deps.ts'
import type { Stores } from '../../domain/ports.ts'
import { instantOf } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { Finding } from '../../domain/verdict.ts'
import { PEOPLE } from '../../sandbox/fiction/people.ts'
import { startIdentity } from '../../sandbox/identity/server.ts'
import type { IdentityServer } from '../../sandbox/identity/server.ts'
import { createStores } from '../../storage/database/stores.ts'
import { spool } from '../../storage/vault/spool.ts'
import { must } from '../must.ts'
import { createWorld } from '../storage/contract/world.ts'
import type { World } from '../storage/contract/world.ts'
import { openMigrated } from '../storage/migrated.ts'
import type { Body } from './body.ts'
import { createAnswerCheck } from './answer-check.ts'
import { createProcedures } from './procedures.ts'
import type { Procedures } from './procedures.ts'
import { createShelf } from './shelf.ts'
import type { Shelf } from './shelf.ts'

export const AUDIENCE = 'urn:registrar:api'
export const BANK_SECRET = 'the-banks-word'

const SEEN: Finding = { rule: 'seen', verdict: 'passed', code: 'SEEN', basis: 'none', detail: {} }

export interface Asked {
  /** Whose program asks; nobody's when absent. */
  readonly as?: string
  readonly key?: string
  readonly json?: unknown
  readonly pdf?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer, its JSON read. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

/** The API on its own port, over a real database and a real identity provider. */
export interface Town {
  readonly url: string
  readonly stores: Stores
  readonly world: World
  readonly procedures: Procedures
  readonly shelf: Shelf
  readonly identity: IdentityServer
  readonly folder: string
  readonly deps: ApiDeps
  readonly logged: readonly string[]
  ask(method: string, path: string, asked?: Asked): Promise<Answered>
  tokenOf(personId: string): Promise<string>
  /** Moves the clock. */
  pass(milliseconds: number): void
  /** Private files of uploads under way. */
  spooled(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openTown(
  change: Partial<ApiConfig> & {
    readonly stores?: (real: Stores) => Stores
    readonly deedFindings?: readonly Finding[]
    readonly verify?: ApiDeps['verify']
  } = {},
): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'registrar-api-'))
  const knex = await openMigrated(folder)
  const real = createStores(knex)
  const stores = change.stores?.(real) ?? real
  let passed = 0
  const now = (): Instant => instantOf(new Date(Date.now() + passed))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const identity = await startIdentity({
    port: 0,
    people: PEOPLE,
    keysFolder: join(folder, 'identity'),
    portalSecret: 'the-portals-own',
    portalRedirectUris: [`${url}/login/callback`],
    apiAudience: AUDIENCE,
    accessTokenSeconds: 3_600,
  })
  const procedures = createProcedures(real, now)
  const shelf = createShelf()
  const spoolFolder = join(folder, 'spool')
  await mkdir(spoolFolder)
  const config: ApiConfig = {
    publicUrl: url,
    issuer: identity.issuer,
    clientId: 'registrar-portal',
    clientSecret: 'the-portals-own',
    audience: AUDIENCE,
    payLinkKey: randomBytes(32),
    noticesKey: randomBytes(32),
    webhookReach: 'loopback',
    bankNotificationSecret: BANK_SECRET,
    bankOrigin: 'http://bank.invalid',
    trustedProxies: 0,
    requestsPerMinute: 10_000,
    attemptsPerMinute: 1_000,
    ...change,
  }
  const logged: string[] = []
  const parts: Omit<ApiDeps, 'commands'> = {
    stores,
    vault: shelf.vault,
    spool: (source, limits) => spool(source, { folder: spoolFolder, ...limits }),
    inspect: inspectRoughly,
    preview: () => Promise.resolve(change.deedFindings ?? [SEEN]),
    examine: () => Promise.resolve(change.deedFindings ?? [SEEN]),
    verify: change.verify ?? (() => Promise.resolve([])),
    workflows: procedures,
    now,
    randomBytes: (count) => randomBytes(count),
    config,
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  }
  const deps: ApiDeps = { ...parts, commands: createCommands(parts) }
  const check = createAnswerCheck(createEndpoints(deps))
  server.on('request', createApp(deps))

  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (personId: string): Promise<string> => {
    const token = tokens.get(personId) ?? fetchToken(identity, personId)
    tokens.set(personId, token)
    return token
  }

  return {
    ...{
      url,
      deps,
      stores: real,
      world: createWorld(real),
      procedures,
      shelf,
      identity,
      folder,
      logged,
      tokenOf,
    },
    async ask(method, path, asked = {}) {
      const { as } = asked
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(as !== undefined && { authorization: `Bearer ${await tokenOf(as)}` }),
          ...(method !== 'GET' && { 'idempotency-key': asked.key ?? randomUUID() }),
          ...kindOf(asked),
          ...asked.headers,
        },
        body: asked.json === undefined ? (asked.pdf ?? null) : JSON.stringify(asked.json),
      })
      const { status, headers } = response
      const text = await response.text()
      const isJson = (headers.get('content-type') ?? '').includes('json')
      const body = (isJson ? JSON.parse(text) : {}) as Body
      check({ method, path, status, body })
      return { status, headers, body, text }
    },
    pass(milliseconds) {
      passed += milliseconds
    },
    spooled: () => readdir(spoolFolder),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await identity.stop()
      await knex.destroy()
      await rm(folder, { recursive: true })
    },
  }
}

function kindOf({ json, pdf }: Asked): Readonly<Record<string, string>> {
  if (json !== undefined) return { 'content-type': 'application/json' }
  return pdf === undefined ? {} : { 'content-type': 'application/pdf' }
}

async function fetchToken({ issuer, programs }: IdentityServer, personId: string): Promise<string> {
  const { clientId, clientSecret } = must(programs.find((program) => program.personId === personId))
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return ((await response.json()) as { readonly access_token: string }).access_token
}

/** As much of an inspection as the answers of HTTP depend on. */
async function inspectRoughly({
  path,
}: {
  readonly path: string
}): Promise<'document-truncated' | 'document-encrypted' | null> {
  const text = await readFile(path, 'latin1')
  if (text.includes('/Encrypt')) return 'document-encrypted'
  return text.trimEnd().endsWith('%%EOF') ? null : 'document-truncated'
}
