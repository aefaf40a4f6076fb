/** What is fetched, and within which bounds. */
export interface Fetching {
  /** From the trust list or the configuration: never from a document. */
  readonly url: string
  readonly maxBytes: number
  /** Milliseconds for the whole answer. */
  readonly deadlineMs: number
  /** Sent by POST when given. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array }
}

export type FetchBounded = (fetching: Fetching) => Promise<Uint8Array>

/**
 * Fetches whole and within bounds. Throws a fault for a redirect (it could lead anywhere), an answer other than
 * 200, one that is too large, and one that comes too late.
 */
export const fetchBounded: FetchBounded = async ({ url, maxBytes, deadlineMs, body }) => {
  const response = await fetch(url, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': body.type },
      body: new Uint8Array(body.bytes),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(deadlineMs),
  })
  if (response.status !== 200 || response.body === null) {
    throw new Error(`${new URL(url).host} answered ${response.status}`)
  }
  return readAtMost(response.body, maxBytes)
}

async function readAtMost(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of stream) {
    bytes += piece.byteLength
    if (bytes > maxBytes) throw new Error(`More than ${maxBytes} bytes were answered`)
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces))
}
