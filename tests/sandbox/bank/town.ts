import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from '../../../domain/time.ts'
import { startBank } from '../../../sandbox/bank/server.ts'
import { startMerchant } from './merchant.ts'
import type { Merchant } from './merchant.ts'

export const NOTIFICATION_SECRET = 'a static secret'

export interface Checkout {
  readonly orderId: string
  readonly checkoutUrl: string
  readonly successIndicator: string
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** A bank on a folder of its own, its merchant, and what one does with them. */
export interface Town {
  readonly merchant: Merchant
  readonly journalFile: string
  bankUrl(): string
  startBank(): Promise<void>
  stopBank(): Promise<void>
  leave(): Promise<void>
  api(method: string, path: string, body?: unknown, authorization?: string): Promise<Response>
  open(orderId: string, change?: object): Promise<Response>
  opened(orderId: string, change?: object): Promise<Checkout>
  retrieve(orderId: string): Promise<Record<string, unknown>>
  choose(checkoutUrl: string, choice: string): Promise<Response>
  set(switches: object): Promise<Response>
}

export async function foundTown(): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'))
  const journalFile = join(folder, 'orders', 'journal.jsonl')
  const merchant = await startMerchant()
  const start = () =>
    startBank({
      port: 0,
      storeFile: journalFile,
      merchant: { id: 'REGISTRAR', password: 'sesame' },
      notificationSecret: NOTIFICATION_SECRET,
      clock: () => instantOf(new Date('2026-11-23T08:00:00Z')),
      retryDelaysMs: [5, 5],
    })
  let bank = await start()
  const town: Town = {
    merchant,
    journalFile,
    bankUrl: () => bank.url,
    async startBank() {
      bank = await start()
    },
    stopBank: () => bank.stop(),
    async leave() {
      await bank.stop()
      await merchant.stop()
      await rm(folder, { recursive: true })
    },
    api: (method, path, body, authorization = basic('merchant.REGISTRAR', 'sesame')) =>
      fetch(`${bank.url}/api/merchants/${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    open: (orderId, change = {}) =>
      town.api('PUT', `REGISTRAR/orders/${orderId}/checkout`, {
        amountCents: 40_000_000,
        currency: 'MUR',
        description: 'Registration duty',
        returnUrl: `${merchant.url}/back?notice=7`,
        notificationUrl: `${merchant.url}/notified`,
        ...change,
      }),
    opened: async (orderId, change) => (await (await town.open(orderId, change)).json()) as Checkout,
    retrieve: async (orderId) =>
      (await (await town.api('GET', `REGISTRAR/orders/${orderId}`)).json()) as Record<string, unknown>,
    choose: (checkoutUrl, choice) =>
      fetch(checkoutUrl, { method: 'POST', body: new URLSearchParams({ choice }), redirect: 'manual' }),
    set: (switches) =>
      fetch(`${bank.url}/sandbox/switches`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(switches),
      }),
  }
  return town
}

export function resultIndicator(response: Response): string | null {
  return new URL(response.headers.get('location') ?? '').searchParams.get('resultIndicator')
}

export async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 5) {
    if (waited > 2_000) throw new Error('It never came')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Long enough for a notification that should not come. */
export const quietTime = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 80))
