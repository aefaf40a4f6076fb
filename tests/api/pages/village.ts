import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { pino } from 'pino'
import { createCommands } from '../../../api/commands/create-commands.ts'
import type { ApiConfig, ApiDeps } from '../../../api/deps.ts'
import { failed, nothingHere } from '../../../api/failed.ts'
import { keepNothing, securityHeaders } from '../../../api/headers.ts'
import { createPages } from '../../../api/pages/pages.ts'
import { logRequests } from '../../../api/request-log.ts'
import type { Actor } from '../../../domain/actor.ts'
import type { Sha256 } from '../../../domain/ids.ts'
import { later } from '../../../domain/time.ts'
import type { Instant } from '../../../domain/time.ts'
import { owner } from '../../../sandbox/fiction/owners.ts'
import { createMemoryStores } from '../../../storage/memory/stores.ts'
import { spool } from '../../../storage/vault/spool.ts'
import { createWorld, day } from '../../storage/contract/world.ts'
import type { World } from '../../storage/contract/world.ts'
import { createProcedures } from '../procedures.ts'
import type { Procedures } from '../procedures.ts'
import { createShelf } from '../shelf.ts'

const { nic: ownersNic, name: ownersName } = owner(0)

/** Who visits: set by a cookie, because logging in is not what is looked at here. */
const VISITORS: Readonly<
  Record<string, { readonly actor: Actor; readonly name: string; readonly loggedInAt?: Instant }>
> = {
  notary: { actor: { id: 'notary-1', role: 'notary' }, name: 'Ébène PAILLE-EN-QUEUE' },
  clerk: { actor: { id: 'clerk-1', role: 'clerk', worksFor: 'notary-1' }, name: 'Bambou ZOIZO-BLANC' },
  officer: { actor: { id: 'officer-1', role: 'officer' }, name: 'Ravenale SERIN-DU-CAP' },
  owner: {
    actor: { id: 'owner-1', role: 'owner', nic: ownersNic },
    name: ownersName,
    loggedInAt: later(day(4), -60_000),
  },
  /** The same, with a page that he left open. */
  lingerer: {
    actor: { id: 'owner-1', role: 'owner', nic: ownersNic },
    name: ownersName,
    loggedInAt: later(day(4), -600_000),
  },
  colleague: { actor: { id: 'officer-2', role: 'officer' }, name: 'Jamblon BENGALI-ROUGE' },
}

export type Visitor = 'notary' | 'clerk' | 'officer' | 'colleague' | 'owner' | 'lingerer' | 'stranger'

export interface Visit {
  readonly as?: Visitor
  readonly lang?: 'fr' | 'en'
  readonly form?: Readonly<Record<string, string | readonly string[]>>
  readonly file?: { readonly bytes: Uint8Array; readonly key?: string }
  readonly headers?: Readonly<Record<string, string>>
}

export interface Visited {
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

/** The pages on their own port, over stores in memory. */
export interface Village {
  readonly url: string
  readonly world: World
  readonly procedures: Procedures
  readonly deps: ApiDeps
  visit(path: string, visit?: Visit): Promise<Visited>
  close(): Promise<void>
}

export async function openVillage(change: Partial<ApiDeps> = {}): Promise<Village> {
  const stores = createMemoryStores()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const deps = depsOf(url, stores, change)
  const pages = createPages(deps)
  const app = express()
  app.use(logRequests(deps), securityHeaders(deps.config), keepNothing)
  app.use((req, _res, next) => {
    const [, name = ''] = /visitor=(\w+)/.exec(req.get('cookie') ?? '') ?? []
    const person = VISITORS[name]
    if (person !== undefined) req.person = person
    next()
  })
  app.use(pages.router, nothingHere(pages), failed(deps, pages))
  server.on('request', app)
  return {
    ...{ url, deps, world: createWorld(stores), procedures: deps.workflows as Procedures },
    visit: (path, visit = {}) => visitOf(url, path, visit),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => {
          if (error === undefined) resolve()
          else reject(error)
        })
      }),
  }
}

function depsOf(url: string, stores: ApiDeps['stores'], change: Partial<ApiDeps>): ApiDeps {
  const now = (): Instant => day(4)
  const config: ApiConfig = {
    publicUrl: url,
    issuer: 'http://identity.invalid',
    clientId: 'registrar-portal',
    clientSecret: 'the-portals-own',
    audience: 'urn:registrar:api',
    payLinkKey: new Uint8Array(32),
    noticesKey: new Uint8Array(32),
    webhookReach: 'loopback',
    bankNotificationSecret: 'the-banks-word',
    bankOrigin: 'http://bank.invalid',
    trustedProxies: 0,
    requestsPerMinute: 10_000,
    attemptsPerMinute: 1_000,
  }
  const parts: Omit<ApiDeps, 'commands'> = {
    stores,
    vault: createShelf().vault,
    spool: spoolInto(join(tmpdir(), 'registrar-pages')),
    inspect: () => Promise.resolve(null),
    preview: () => Promise.resolve([]),
    examine: () => Promise.resolve([]),
    verify: () => Promise.resolve([]),
    workflows: createProcedures(stores, now),
    now,
    randomBytes: (count: number) => randomBytes(count),
    config,
    log: pino({ level: 'silent' }),
    ...change,
  }
  return { ...parts, commands: change.commands ?? createCommands(parts) }
}

function spoolInto(folder: string): ApiDeps['spool'] {
  return (source, limits) => spool(source, { folder, ...limits })
}

async function visitOf(url: string, path: string, visit: Visit): Promise<Visited> {
  const { as, lang, form, file, headers } = visit
  const response = await fetch(`${url}${path}`, {
    method: form === undefined && file === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      ...(lang !== undefined && { 'accept-language': lang }),
      ...headers,
      cookie: [as === undefined ? '' : `visitor=${as}`, headers?.['cookie'] ?? ''].join('; '),
    },
    ...bodyOf(visit),
  })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

function bodyOf({ form, file }: Visit): { readonly body?: FormData | URLSearchParams } {
  if (file !== undefined) return { body: withFile(file) }
  return form === undefined ? {} : { body: encoded(form) }
}

function encoded(form: NonNullable<Visit['form']>): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  return new URLSearchParams(pairs)
}

function withFile({ bytes, key = 'ab'.repeat(16) }: NonNullable<Visit['file']>): FormData {
  const data = new FormData()
  data.append('key', key)
  data.append('file', new Blob([Buffer.from(bytes)], { type: 'application/pdf' }), 'deed.pdf')
  return data
}

/** The SHA-256 of some bytes, as the record names documents. */
export function digestOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256
}

/** The key that a page put into the form that leads to this address. */
export function keyFor(html: string, action: string): string {
  const [, rest = ''] = html.split(`action="${action}"`)
  const [, key = ''] = /name="key" value="([0-9a-f]{32})"/.exec(rest) ?? []
  return key
}
