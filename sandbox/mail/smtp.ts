import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream } from 'smtp-server'
import type { Switches } from './switches.ts'

interface SmtpOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly switches: () => Switches
  readonly take: (mail: { readonly to: readonly string[]; readonly source: string }) => void
}

export interface Smtp {
  readonly port: number
  stop(): Promise<void>
}

const MOST_BYTES = 1_000_000

/** A refusal in the words and with the code of SMTP. */
function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

/** The SMTP side, on the loopback and for whoever asks: what it takes in it sends on to nobody. */
export async function startSmtp({ port, switches, take }: SmtpOptions): Promise<Smtp> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MOST_BYTES,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      const { outage, slow } = switches()
      void pause(slow).then(() => {
        done(outage ? refusal(421, 'Out of service') : null)
      })
    },
    // A client may keep its line open from before the outage.
    onMailFrom: (_address, _session, done) => {
      done(switches().outage ? refusal(421, 'Out of service') : null)
    },
    onRcptTo: (_address, _session, done) => {
      done(switches().rejected ? refusal(550, 'No such mailbox') : null)
    },
    onData: (stream, { envelope }, done) => {
      void read(stream).then((source) => {
        const { busy, lostAnswers } = switches()
        if (busy) {
          done(refusal(451, 'Try again later'))
          return
        }
        take({ to: envelope.rcptTo.map(({ address }) => address), source })
        if (lostAnswers) {
          for (const connection of server.connections) (connection as unknown as Breakable)._socket.destroy()
        } else done()
      })
    },
  })
  // A client that hangs up is no concern of ours.
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
      }),
  }
}

/** The library's connection; its types do not tell of the socket. */
interface Breakable {
  readonly _socket: { destroy(): void }
}

async function read(stream: SMTPServerDataStream): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces).toString()
}
