import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { TimestampAuthority } from '../domain/ports.ts'
import { timestampRequest, tokenIn } from '../signatures/timestamp/request.ts'
import { callOver } from './kept-connections.ts'

export interface TimestampAccess {
  /** Where the authority takes requests (RFC 3161 3.4). */
  readonly url: string
  /** Milliseconds after which it counts as away. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 5_000
const NONCE_OCTETS = 16
/** Of an answer; a token with its chain has a few thousand octets. */
const LARGEST_ANSWER = 256 * 1024

/**
 * A timestamping authority over HTTP. Everything but the answer to the very question is a fault, to be retried:
 * an authority that is away, and one whose answer is none, come back some day.
 */
export function createTimestampClient({
  url,
  patienceMs = PATIENCE_MS,
}: TimestampAccess): TimestampAuthority {
  return {
    async stamp(sha256) {
      const request = timestampRequest(sha256, randomBytes(NONCE_OCTETS))
      // Safe to repeat: two tokens over one hash are both true.
      const call = {
        method: 'POST',
        url: new URL(url),
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        content: request,
        patience: patienceMs,
      } as const
      return tokenIn(await callOver(call, replyIn), request)
    },
  }
}

async function replyIn(response: IncomingMessage): Promise<Uint8Array> {
  const { statusCode: status, headers } = response
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (status !== 200 || type !== 'application/timestamp-reply') {
    response.destroy()
    throw new Error(`The timestamping authority answered ${status ?? 'nothing'} with ${type ?? 'no type'}`)
  }
  return limited(response)
}

/** Reads no more than an answer may have, whatever length it announces. */
async function limited(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > LARGEST_ANSWER) throw new Error('The timestamping authority answers without end')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
