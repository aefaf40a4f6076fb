import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import type { ClientOptions } from 'minio'

type Transport = NonNullable<ClientOptions['transport']>

/** How long a silent object store is waited for, in milliseconds. */
export interface Patience {
  /** To connect, to take the next piece of a body, or to begin its answer. */
  readonly answerMs: number
  /** Between two pieces of an answer. Longer: a slow reader of ours makes the store pause as well. */
  readonly readMs: number
}

export const PATIENCE: Patience = { answerMs: 5_000, readMs: 30_000 }

/** The client waits for ever by itself. Through this transport, silence becomes a fault. */
export function patient(transport: Transport, patience: Patience): Transport {
  function request(options: RequestOptions, onResponse?: (response: IncomingMessage) => void): ClientRequest {
    // As an option, not by a call later: only so does it cover a connection that is never accepted.
    const sent = transport.request({ ...options, timeout: patience.answerMs }, onResponse)
    sent.on('timeout', () => sent.destroy(new Error('The object store fell silent')))
    sent.once('response', () => sent.setTimeout(patience.readMs))
    return sent
  }
  // The one form that the client uses.
  return { request: request as Transport['request'] }
}
