import http from 'node:http'
import https from 'node:https'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly headers: OutgoingHttpHeaders
  readonly content?: string | Uint8Array | undefined
  /** Milliseconds until the answer must be there, whole. */
  readonly patience: number
}

/** Connections stay open between calls: a payer waits for two of them. */
const AGENTS = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
} as const

/**
 * One call, for which `fetch` would take three times the processor time, and what `read` makes of its answer. It
 * follows no redirect. A call that its kept connection failed is made once more, since the other side may close
 * one at any time: each must be safe to repeat. Throws a fault when there is no whole answer in time.
 */
export async function callOver<Answer>(
  call: HttpCall,
  read: (response: IncomingMessage) => Promise<Answer>,
): Promise<Answer> {
  const { signal, met } = deadlineIn(call.patience)
  try {
    return await read(await send(call, signal))
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ConnectionClosed)) throw error
    return await read(await send(call, signal))
  } finally {
    met()
  }
}

/** As `AbortSignal.timeout`, which would go off in every call, long after its answer. */
function deadlineIn(patience: number): { readonly signal: AbortSignal; readonly met: () => void } {
  const late = new AbortController()
  const timer = setTimeout(() => {
    late.abort(new DOMException(`No whole answer within ${patience} ms`, 'TimeoutError'))
  }, patience)
  return {
    signal: late.signal,
    met: () => {
      clearTimeout(timer)
    },
  }
}

/** A kept connection turned out to be closed. */
class ConnectionClosed extends Error {}

function send(
  { method, url, headers: asked, content }: HttpCall,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const length = content === undefined ? {} : { 'content-length': Buffer.byteLength(content) }
  const headers = { ...asked, ...length }
  const secure = url.protocol === 'https:'
  const request = secure ? https.request : http.request
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers, signal, agent: AGENTS[secure ? 'https:' : 'http:'] },
      resolve,
    )
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const closed = sent.reusedSocket && error.code === 'ECONNRESET'
      reject(closed ? new ConnectionClosed('The connection was closed', { cause: error }) : error)
    })
    sent.end(content)
  })
}
