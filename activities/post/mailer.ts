import { createTransport } from 'nodemailer'
import type { Instant } from '../../domain/time.ts'
import { Undeliverable } from './undeliverable.ts'

export interface Mail {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: string
  /** When the message was written; a repeat bears the same date. */
  readonly at: Instant
  /** In angle brackets; the same at every attempt, so that whoever gets it twice can tell. */
  readonly messageId: string
  /** Where a mail program unsubscribes in one step (RFC 8058); null where nobody can. */
  readonly oneClickUnsubscribe: string | null
}

export interface Mailer {
  /** Resolves when the server has taken it over. Throws `Undeliverable` when it never will; any other fault may pass. */
  send(mail: Mail): Promise<void>
  close(): void
}

const CONNECT_MS = 10_000
const SILENCE_MS = 20_000
const AT_ONCE = 4

/** A mail server by SMTP. To any host but this one the line must be encrypted. */
export function createMailer({ url }: { readonly url: string }): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const transport = createTransport({
    pool: true,
    maxConnections: AT_ONCE,
    host: hostname,
    port: Number(port || (protocol === 'smtps:' ? 465 : 587)),
    secure: protocol === 'smtps:',
    requireTLS: protocol === 'smtp:' && hostname !== '127.0.0.1',
    ignoreTLS: hostname === '127.0.0.1',
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ from, to, subject, text, language, at, messageId, oneClickUnsubscribe }) {
      await transport
        .sendMail({
          ...{ from, to: { name: '', address: to }, subject, text, messageId, date: new Date(at) },
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': language,
            ...(oneClickUnsubscribe !== null && {
              'List-Unsubscribe': `<${oneClickUnsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        })
        .catch((error: unknown) => {
          throw isForGood(error) ? new Undeliverable(error.message) : error
        })
    },
    close() {
      transport.close()
    },
  }
}

/** A reply of the 5yz kind to a recipient or a message: asked again, the answer is the same (RFC 5321 4.2.1). */
function isForGood(error: unknown): error is Error {
  return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500
}
