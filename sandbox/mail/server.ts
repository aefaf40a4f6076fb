import express, { Router } from 'express'
import type { Instant } from '../../domain/time.ts'
import { failed } from '../failed.ts'
import type { Log } from '../failed.ts'
import { serveOnLoopback } from '../loopback.ts'
import type { LoopbackServer } from '../loopback.ts'
import { markup, sendPage } from '../page.ts'
import type { Html } from '../page.ts'
import { createSwitchboard } from '../switchboard.ts'
import { readMail } from './read.ts'
import type { ReadMail } from './read.ts'
import { startSmtp } from './smtp.ts'
import { SWITCHES } from './switches.ts'
import type { Switches } from './switches.ts'

interface MailOptions {
  /** Of the page; 0 takes a free one. */
  readonly port: number
  readonly smtpPort: number
  readonly clock: () => Instant
  readonly log?: Log
}

export interface MailServer extends LoopbackServer {
  /** `smtp://127.0.0.1:…` */
  readonly smtpUrl: string
}

/** An e-mail in this server's keeping. */
interface KeptMail extends ReadMail {
  /** 1 for the first. */
  readonly n: number
  readonly to: readonly string[]
  readonly arrivedAt: Instant
}

/** The newest; older ones are thrown away. */
const KEPT = 500

/**
 * A mail server: takes everything in by SMTP and sends it to nobody, but shows it on a page and, to programs, at
 * `/messages`. With switches for what can go wrong.
 */
export async function startMail(options: MailOptions): Promise<MailServer> {
  const { clock, log = () => undefined } = options
  const mails: KeptMail[] = []
  let n = 0
  const { current: switches, routes } = createSwitchboard<Switches>({
    set: SWITCHES,
    page: (form) => ({
      institution: 'mail',
      title: 'Mail · Courrier',
      body: markup`${listOf(mails)}<h2>How this mail server misbehaves</h2>${form}`,
    }),
  })
  const smtp = await startSmtp({
    port: options.smtpPort,
    switches,
    take({ to, source }) {
      n += 1
      mails.unshift({ n, to, arrivedAt: clock(), ...readMail(source) })
      mails.splice(KEPT)
    },
  })
  const server = await serveOnLoopback(options.port, () =>
    express().disable('x-powered-by').use(routes).use(reading(mails)).use(failed(log)),
  ).catch(async (error: unknown) => {
    await smtp.stop()
    throw error
  })
  return {
    url: server.url,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    async stop() {
      await Promise.all([server.stop(), smtp.stop()])
    },
  }
}

function reading(mails: readonly KeptMail[]): Router {
  const router = Router()
  /** Newest first; `?to=` those to one address. */
  router.get('/messages', (req, res) => {
    const { to } = req.query
    res.json({ messages: mails.filter((mail) => typeof to !== 'string' || mail.to.includes(to)) })
  })
  router.get('/messages/:n', (req, res) => {
    const mail = mails.find(({ n }) => String(n) === req.params.n)
    if (mail === undefined) {
      const body = markup`<p><a href="/sandbox">All mail · Tout le courrier</a></p>`
      sendPage(res, 404, { institution: 'mail', title: 'No such mail · Aucun courriel de ce numéro', body })
    } else sendPage(res, 200, { institution: 'mail', title: mail.subject, body: bodyOf(mail) })
  })
  return router
}

function listOf(mails: readonly KeptMail[]): Html {
  if (mails.length === 0) return markup`<p class="quiet">No mail yet. · Aucun courriel.</p>`
  const lines = mails.map(
    ({ n, subject, to, arrivedAt }) =>
      markup`<p><a href="/messages/${n}">${subject}</a><br><span class="quiet">${to.join(', ')}, ${arrivedAt}</span></p>`,
  )
  return markup`${lines}`
}

function bodyOf({ to, arrivedAt, messageId, text }: KeptMail): Html {
  return markup`<p class="quiet">${to.join(', ')}, ${arrivedAt}<br>${messageId}</p>
<pre>${text}</pre>
<p><a href="/sandbox">All mail · Tout le courrier</a></p>`
}
