import http from 'node:http'
import https from 'node:https'
import type { OutgoingHttpHeaders } from 'node:http'

export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly headers: OutgoingHttpHeaders
  readonly content?: string | Uint8Array | undefined
  /** Milliseconds until the answer must be there, whole. */
  readonly patience: number
  /** Octets that its body may have, whatever length it announces. */
  readonly most: number
}

export interface WholeAnswer {
  readonly status: number
  /** Of its body, in small letters and without parameters. */
  readonly mediaType: string | undefined
  readonly body: Buffer
}

/** Connections stay open between calls: a payer waits for two of them. */
const AGENTS = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
} as const

/**
 * One call and its answer, for which `fetch` would take three times the processor time. It follows no redirect. A
 * call that its kept connection failed is made once more, since the other side may close one at any time: each must
 * be safe to repeat. Throws a fault when there is no whole answer in time, and when it is too large.
 */
export async function callOver(call: HttpCall): Promise<WholeAnswer> {
  const begun = performance.now()
  try {
    return await send(call, call.patience)
  } catch (error) {
    if (!(error instanceof ConnectionClosed)) throw error
    return send(call, call.patience - (performance.now() - begun))
  }
}

/** A kept connection turned out to be closed. */
class ConnectionClosed extends Error {}

/** A timer of its own and events: an abort signal and an iterator would take half as much time again. */
function send({ content, most, ...call }: HttpCall, patience: number): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    const sent = begin(call, content)
    const late = setTimeout(() => {
      sent.destroy(new DOMException(`No whole answer within ${call.patience} ms`, 'TimeoutError'))
    }, patience)
    sent.on('close', () => {
      clearTimeout(late)
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const closed = sent.reusedSocket && error.code === 'ECONNRESET'
      reject(closed ? new ConnectionClosed('The connection was closed', { cause: error }) : error)
    })
    sent.on('response', (response) => {
      const pieces: Buffer[] = []
      let octets = 0
      response.on('data', (piece: Buffer) => {
        octets += piece.length
        if (octets <= most) pieces.push(piece)
        else sent.destroy(new Error(`More than ${most} octets were answered`))
      })
      response.on('error', reject)
      response.on('end', () => {
        const mediaType = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
        resolve({ status: response.statusCode ?? 0, mediaType, body: Buffer.concat(pieces) })
      })
    })
    sent.end(content)
  })
}

function begin(
  { method, url, headers: asked }: Pick<HttpCall, 'method' | 'url' | 'headers'>,
  content: HttpCall['content'],
): http.ClientRequest {
  const length = content === undefined ? {} : { 'content-length': Buffer.byteLength(content) }
  const headers = { ...asked, ...length }
  return url.protocol === 'https:'
    ? https.request(url, { method, headers, agent: AGENTS['https:'] })
    : http.request(url, { method, headers, agent: AGENTS['http:'] })
}
