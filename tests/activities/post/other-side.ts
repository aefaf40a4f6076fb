import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MailServer } from '../../../sandbox/mail/server.ts'

interface Heard {
  readonly headers: Record<string, string>
  readonly body: string
}

/** A notary's software: hears what it is told and answers as it is set. */
export interface Hook {
  readonly url: string
  answer: number
  heard: Heard[]
  stop(): void
}

export async function startHook(): Promise<Hook> {
  const server = createServer((req, res) => {
    const pieces: Uint8Array[] = []
    req.on('data', (piece: Uint8Array) => pieces.push(piece))
    req.on('end', () => {
      const headers = req.headers as Record<string, string>
      hook.heard.push({ headers, body: Buffer.concat(pieces).toString() })
      res.writeHead(hook.answer, { location: '/elsewhere' }).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const hook: Hook = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    answer: 204,
    heard: [],
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
  return hook
}

/** Sets the switches of the sandbox's mail server; what is not named is off. */
export function setMail({ url }: MailServer, switches: object): Promise<Response> {
  return fetch(`${url}/sandbox/switches`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switches),
  })
}

/** What arrived at one address, newest first. */
export async function mailsTo(
  { url }: MailServer,
  to: string,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const answer = await fetch(`${url}/messages?to=${to}`)
  return ((await answer.json()) as { readonly messages: readonly Record<string, string>[] }).messages
}
