import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LoopbackServer {
  /** Without a trailing slash, with the port that was really taken. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Serves HTTP on 127.0.0.1 alone; port 0 takes a free one. The handler is made once the address is known,
 * because a server may have to name itself. Rejects when the port is taken.
 */
export async function serveOnLoopback(
  port: number,
  handlerAt: (url: string) => RequestListener,
): Promise<LoopbackServer> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    server.on('request', handlerAt(url))
  } catch (error) {
    server.close()
    throw error
  }
  return {
    url,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
