import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadableStream } from 'node:stream/web'

/** What the API answers when it refuses: RFC 9457. */
export interface Problem {
  readonly status: number
  readonly title: string
  readonly code?: string
  readonly detail?: string
}

/** The API said no, or could not answer. */
class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code ?? ''} ${problem.detail ?? problem.title}`)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The problem with which the API refuses an attempt. Throws when it does not. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Problem> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('What had to be refused was accepted')
}

export interface HistoryLine {
  readonly seq: number
  readonly event: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** One person's program, speaking to the API in his name. */
export interface Client {
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body?: unknown): Promise<Answer>
  putPdf<Answer>(path: string, bytes: Uint8Array): Promise<Answer>
  download(path: string): Promise<Uint8Array>
  /** Follows a transaction's events after `seq` until one of `names` happens. */
  follow(transactionId: string, names: readonly string[], seq?: number): Promise<HistoryLine>
}

interface Credentials {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** A client for the API at `apiUrl`; with no credentials, for what anyone may do. */
export function createClient(apiUrl: string, credentials?: Credentials): Client {
  const token = credentials === undefined ? undefined : tokenSource(credentials)

  async function send(
    method: string,
    path: string,
    body?: string | Buffer,
    type?: string,
  ): Promise<Response> {
    const headers = new Headers()
    if (method !== 'GET') headers.set('idempotency-key', randomUUID())
    if (type !== undefined) headers.set('content-type', type)
    const request = { method, headers, ...(body === undefined ? {} : { body }) }
    const response = await persistently(async () => {
      if (token !== undefined) headers.set('authorization', `Bearer ${await token()}`)
      return fetch(`${apiUrl}${path}`, request)
    })
    if (!response.ok) throw new ProblemError((await response.json()) as Problem)
    return response
  }

  async function json<Answer>(response: Promise<Response>): Promise<Answer> {
    return (await (await response).json()) as Answer
  }

  return {
    get: (path) => json(send('GET', path)),
    post: (path, body = {}) => json(send('POST', path, JSON.stringify(body), 'application/json')),
    putPdf: (path, bytes) => json(send('PUT', path, Buffer.from(bytes), 'application/pdf')),
    download: async (path) => new Uint8Array(await (await send('GET', path)).arrayBuffer()),
    async follow(id, names, seq = 0) {
      for (let last = seq; ;) {
        const response = await send('GET', `/v1/transactions/${id}/events?after=${last}`)
        for await (const event of eventsIn(response)) {
          if (names.includes(event.event)) return event
          last = event.seq
        }
      }
    },
  }
}

/** A bearer token by client credentials, asked for anew a minute before it ends. */
function tokenSource({ issuer, clientId, clientSecret }: Credentials): () => Promise<string> {
  let current: { readonly value: string; readonly until: number } | undefined
  return async () => {
    if (current !== undefined && current.until > Date.now()) return current.value
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    if (!response.ok) throw new Error(`The identity provider gave no token: ${response.status}`)
    const answer = (await response.json()) as { access_token: string; expires_in: number }
    current = { value: answer.access_token, until: Date.now() + (answer.expires_in - 60) * 1_000 }
    return current.value
  }
}

/** The events of one stream, until it ends or breaks; whoever follows asks again after the last one. */
async function* eventsIn(response: Response): AsyncGenerator<HistoryLine> {
  const body = Readable.fromWeb(response.body as ReadableStream)
  try {
    for await (const line of createInterface({ input: body })) {
      if (line.startsWith('data:')) yield JSON.parse(line.slice('data:'.length)) as HistoryLine
    }
  } catch (error) {
    if (!body.errored) throw error
  } finally {
    body.destroy()
  }
}

const PERSISTENCE_MS = 60_000
const PAUSE_MS = 250

/**
 * Tries again while nobody answers, or the answer is "try again later", as the API asks its callers to do. The
 * Idempotency-Key stays the same, so that nothing happens twice.
 */
async function persistently(attempt: () => Promise<Response>): Promise<Response> {
  const until = Date.now() + PERSISTENCE_MS
  for (;;) {
    try {
      const response = await attempt()
      if (response.status !== 503 || Date.now() > until) return response
    } catch (error) {
      if (Date.now() > until) throw error
    }
    await sleep(PAUSE_MS)
  }
}
