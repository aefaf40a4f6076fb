import { randomBytes } from 'node:crypto'
import type { TimestampAuthority } from '../../domain/ports.ts'
import { timestampRequest, tokenIn } from '../../signatures/timestamp/request.ts'

const DEADLINE_MS = 20_000

/** A timestamping authority over HTTP (RFC 3161 3.4), at an address that whoever runs the command has chosen. */
export function timestampsAt(url: string): TimestampAuthority {
  return {
    stamp: async (sha256) => {
      const request = timestampRequest(sha256, randomBytes(16))
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: Buffer.from(request),
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      if (!response.ok) throw new Error(`${url} answered ${response.status} instead of a timestamp`)
      return tokenIn(new Uint8Array(await response.arrayBuffer()), request)
    },
  }
}
