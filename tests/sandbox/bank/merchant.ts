import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Notified {
  readonly eventId: string
  readonly type: string
  readonly orderId: string
  readonly amountCents: number
}

export interface Merchant {
  readonly url: string
  readonly received: readonly Notified[]
  readonly secrets: readonly unknown[]
  /** Answers 503 to so many notifications, and forgets them. */
  refuseNext(count: number): void
  stop(): Promise<void>
}

/** A merchant's server that remembers the notifications it got. */
export async function startMerchant(): Promise<Merchant> {
  const received: Notified[] = []
  const secrets: unknown[] = []
  let toRefuse = 0
  const take = async (req: IncomingMessage): Promise<number> => {
    const body = (await req.setEncoding('utf8').toArray()).join('')
    if (toRefuse-- > 0) return 503
    received.push(JSON.parse(body) as Notified)
    secrets.push(req.headers['x-notification-secret'])
    return 204
  }
  const server = createServer((req, res) => void take(req).then((status) => res.writeHead(status).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    secrets,
    refuseNext(count) {
      toRefuse = count
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
