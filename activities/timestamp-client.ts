import { randomBytes } from 'node:crypto'
import type { TimestampAuthority } from '../domain/ports.ts'
import { timestampRequest, tokenIn } from '../signatures/timestamp/request.ts'

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
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: Buffer.from(request),
        // The address is ours; where it would send us on to is not.
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      })
      return tokenIn(await replyIn(response), request)
    },
  }
}

async function replyIn(response: Response): Promise<Uint8Array> {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (!response.ok || type !== 'application/timestamp-reply') {
    await response.body?.cancel()
    throw new Error(`The timestamping authority answered ${response.status} with ${type ?? 'no type'}`)
  }
  return limited(response)
}

/** Reads no more than an answer may have, whatever length it announces. */
async function limited({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += (chunk as Uint8Array).length
    if (length > LARGEST_ANSWER) throw new Error('The timestamping authority answers without end')
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks)
}
