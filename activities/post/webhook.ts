import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { Message } from '../../domain/message/message.ts'
import { TEMPLATES } from '../../domain/message/templates.ts'
import { secretsAt } from '../../domain/message/webhook-secrets.ts'
import type { WebhookEndpoint } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import { publicIdOf } from './mail.ts'
import { lookupWithin, mayReach, outOfBounds } from './reach.ts'
import type { Reach } from './reach.ts'
import { Undeliverable } from './undeliverable.ts'

/** Calls an endpoint. Resolves when it answered 2xx. Throws `Undeliverable` when it is gone; any other fault may pass. */
export type WebhookCaller = (endpoint: WebhookEndpoint, message: Message, at: Instant) => Promise<void>

interface CallerDeps {
  readonly reach: Reach
  /** The endpoint's secret of that name, as its notary was shown it: `whsec_` and base64. */
  readonly secretOf: (endpointId: string, secretId: string | null) => string
}

/** Within which an endpoint must have answered, in milliseconds. */
const ANSWER_WITHIN = 10_000
const GONE = 410

/** Free text may hold anything, names too. Software gets facts, and fetches the rest as its notary. */
const WORDS: ReadonlySet<string> = new Set(['text', 'from', 'by', 'reason'])

/** Calls webhooks as Standard Webhooks 1.0 says, signed with each secret in use (`v1`, HMAC-SHA256). */
export function createWebhookCaller({ reach, secretOf }: CallerDeps): WebhookCaller {
  return async (endpoint, message, at) => {
    const body = JSON.stringify(payloadOf(message))
    const id = publicIdOf(message.messageId)
    const timestamp = String(Math.floor(Date.parse(at) / 1_000))
    const signatures = secretsAt(endpoint, at).map((secretId) =>
      signatureOf(secretOf(endpoint.endpointId, secretId), `${id}.${timestamp}.${body}`),
    )
    const status = await post(new URL(endpoint.url), body, reach, {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
    })
    if (status === GONE) throw new Undeliverable(`The endpoint answered ${status}: it is gone`)
    if (status < 200 || status > 299) throw new Error(`The endpoint answered ${status}`)
  }
}

/** What an endpoint is told: the event, when, and on which transaction. Names no person. */
export function payloadOf({ template, at, transactionId, data }: Message): object {
  const facts = Object.entries(data).filter(([name]) => !WORDS.has(name))
  return {
    type: TEMPLATES[template].event,
    timestamp: at,
    data: { transactionId, ...Object.fromEntries(facts) },
  }
}

function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(signed).digest('base64')
}

/** The status of the answer. Follows no redirect: it could lead to where a webhook may not go. */
async function post(
  url: URL,
  body: string,
  reach: Reach,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // An address is connected to without being looked up.
  if (isIP(host) !== 0 && !mayReach(host, reach)) throw outOfBounds(host)
  if (url.protocol !== 'https:' && reach !== 'loopback') throw new Error('Webhooks go to https alone')
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return await new Promise((resolve, reject) => {
    const sending = request(url, {
      method: 'POST',
      agent: false,
      lookup: lookupWithin(reach),
      signal: AbortSignal.timeout(ANSWER_WITHIN),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'land-registrar',
      },
    })
    sending.once('error', reject)
    sending.once('response', (answer) => {
      resolve(answer.statusCode ?? 0)
      // Whatever it says besides is of no interest, and may be without end.
      answer.destroy()
    })
    sending.end(body)
  })
}
