import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import type { ClientOptions } from 'minio'

type Transport = NonNullable<ClientOptions['transport']>

/** How long a silent object store is waited for, in milliseconds. */
export interface Patience {
  /** To accept a connection: so long does an absent server take to fail. */
  readonly connectMs: number
  /** To take the next piece of a body, or to begin its answer. */
  readonly answerMs: number
  /** Between two pieces of an answer. Longer: a slow reader of ours makes the store pause as well. */
  readonly readMs: number
}

/** Twenty writers of one key wait up to ten seconds in turn on a server whose locks poll once a second. */
export const PATIENCE: Patience = { connectMs: 3_000, answerMs: 15_000, readMs: 30_000 }

/** What the client would retry; with its retry off, it throws away what the server said. */
const UNABLE: ReadonlySet<number | undefined> = new Set([408, 429, 499, 500, 502, 503, 504, 520])

/**
 * The client waits for ever by itself. Through this transport, silence becomes the fault `ETIMEDOUT`, and a
 * server that is unable to answer becomes the fault `ServiceUnavailable`.
 */
export function guarded(transport: Transport, patience: Patience): Transport {
  function request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest {
    // The option covers the time until the connection stands, the call the time from then on.
    const sent = transport.request({ ...options, timeout: patience.connectMs })
    sent.setTimeout(patience.answerMs)
    sent.on('timeout', () => sent.destroy(fault('ETIMEDOUT', 'The object store fell silent')))
    sent.once('response', (response) => {
      sent.setTimeout(patience.readMs)
      if (!UNABLE.has(response.statusCode)) onResponse(response)
      else {
        sent.destroy(fault('ServiceUnavailable', `The object store answered ${String(response.statusCode)}`))
      }
    })
    return sent
  }
  // The one form that the client uses.
  return { request: request as Transport['request'] }
}

function fault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}
