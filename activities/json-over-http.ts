import http from 'node:http'
import https from 'node:https'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export interface JsonCall {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly authorization: string
  /** Sent as JSON, when there is one. */
  readonly body: unknown
  /** Milliseconds until the answer must be there, whole. */
  readonly patience: number
}

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

/** Connections stay open between calls: a payer waits for two of them. */
const AGENTS = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
} as const

/**
 * One call, for which `fetch` would take three times the processor time. A call that its kept connection failed
 * is made once more, since the other side may close one at any time: each must be safe to repeat. Throws a fault
 * when there is no whole answer in time.
 */
export async function callForJson(call: JsonCall): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(call.patience)
  try {
    return await once(call, signal)
  } catch (error) {
    if (!(error instanceof ConnectionClosed)) throw error
    return once(call, signal)
  }
}

/** A kept connection turned out to be closed. */
class ConnectionClosed extends Error {}

async function once(call: JsonCall, signal: AbortSignal): Promise<HttpAnswer> {
  const response = await send(call, signal)
  return { status: response.statusCode ?? 0, text: await text(response) }
}

function send({ method, url, authorization, body }: JsonCall, signal: AbortSignal): Promise<IncomingMessage> {
  const content = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    authorization,
    ...(content !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(content),
    }),
  }
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
