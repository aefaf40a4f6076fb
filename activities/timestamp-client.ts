import { randomBytes } from 'node:crypto'
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
/** In octets; a token with its chain has a few thousand. */
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
      const { status, mediaType, body } = await callOver({
        method: 'POST',
        url: new URL(url),
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        content: request,
        patience: patienceMs,
        most: LARGEST_ANSWER,
      })
      if (status === 200 && mediaType === 'application/timestamp-reply') return tokenIn(body, request)
      throw new Error(`The timestamping authority answered ${status} with ${mediaType ?? 'no type'}`)
    },
  }
}
