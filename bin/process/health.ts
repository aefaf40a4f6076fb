import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'

/** One part that a process needs, and how to ask whether it is there. */
export interface Check {
  readonly part: string
  readonly ask: () => Promise<void>
}

interface HealthOptions {
  readonly port: number
  readonly checks: readonly Check[]
  readonly metrics: Registry
  /** How long a part may take to answer before it counts as away, in milliseconds. */
  readonly patienceMs?: number
}

export interface Health {
  /** Answers "not ready" from now on, so that nobody sends more work. */
  drain(): void
  close(): Promise<void>
}

const PATIENCE_MS = 3_000

/**
 * Serves `/livez` (the process runs), `/readyz` (all it needs is there) and `/metrics` on the loopback
 * address, apart from the public port. A part that is away makes a process unready; it never restarts it.
 */
export async function serveHealth(options: HealthOptions): Promise<Health> {
  let draining = false
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response, options, () => draining).catch(() =>
      respond(response, 500, 'fault'),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    drain: () => {
      draining = true
    },
    close: () => closeServer(server),
  }
}

async function answer(
  path: string,
  response: ServerResponse,
  { checks, metrics, patienceMs = PATIENCE_MS }: HealthOptions,
  draining: () => boolean,
): Promise<void> {
  if (path === '/livez') {
    respond(response, 200, 'alive')
    return
  }
  if (path === '/metrics') {
    respond(response, 200, await metrics.metrics(), metrics.contentType)
    return
  }
  if (path !== '/readyz') {
    respond(response, 404, 'not here')
    return
  }
  const missing = draining() ? ['draining'] : await missingOf(checks, patienceMs)
  respond(response, missing.length === 0 ? 200 : 503, missing.length === 0 ? 'ready' : missing.join('\n'))
}

/** A line for each part that is away, with the reason. */
async function missingOf(checks: readonly Check[], patienceMs: number): Promise<readonly string[]> {
  const lines = await Promise.all(
    checks.map(async ({ part, ask }) => {
      try {
        await within(patienceMs, ask())
        return null
      } catch (error) {
        return `${part}: ${error instanceof Error ? error.message : 'away'}`
      }
    }),
  )
  return lines.filter((line) => line !== null)
}

async function within(patienceMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1000} s`)), patienceMs)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function respond(response: ServerResponse, status: number, body: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
