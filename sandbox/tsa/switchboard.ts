import { json, Router, urlencoded } from 'express'
import type { RequestHandler } from 'express'
import type { RevokedEntry } from '../../certs/authority/issue-crl.ts'
import type { Instant } from '../../domain/time.ts'
import { sendPage } from '../page.ts'
import { ALL_OFF, parseSwitches } from './switches.ts'
import type { Switches } from './switches.ts'
import { switchesPage } from './switches-page.ts'

interface Switchboard {
  readonly current: () => Switches
  /** The certificate that a switch makes revoked. */
  readonly revoked: () => RevokedEntry | null
  readonly routes: Router
  /** Mounted before what an outage takes away. */
  readonly misbehave: RequestHandler
}

interface SwitchboardDeps {
  readonly clock: () => Instant
  readonly onRecord: () => Promise<readonly RevokedEntry[]>
}

/** The switches over HTTP, for programs and on a page. They are off when the services start. */
export function createSwitchboard({ clock, onRecord }: SwitchboardDeps): Switchboard {
  let switches = ALL_OFF
  let since = clock()
  const set = (body: unknown): string | undefined => {
    const parsed = parseSwitches(body)
    if (typeof parsed === 'string') return parsed
    if (parsed.revoked !== switches.revoked) since = clock()
    switches = parsed
    return undefined
  }
  const routes = Router()
  routes.get('/sandbox/switches', (_req, res) => res.json(switches))
  routes.put('/sandbox/switches', json(), (req, res) => {
    const problem = set(req.body)
    if (problem === undefined) res.json(switches)
    else res.status(400).json({ error: { code: 'invalid-switches', explanation: problem } })
  })
  routes.get(['/', '/sandbox'], async (_req, res) => {
    sendPage(res, 200, switchesPage(switches, await onRecord()))
  })
  routes.post('/sandbox', urlencoded({ extended: false }), (req, res) => {
    const problem = set(fromForm((req.body ?? {}) as Readonly<Record<string, string>>))
    if (problem === undefined) res.redirect(303, '/sandbox')
    else res.status(400).type('text').send(problem)
  })
  return {
    current: () => switches,
    revoked() {
      const { revoked: serial, reason } = switches
      return serial === '' ? null : { serial, at: since, reason }
    },
    routes,
    misbehave: (_req, res, next) => {
      if (switches.down) {
        res
          .status(503)
          .set('Retry-After', '1')
          .json({ error: { code: 'outage' } })
      } else if (switches.slow > 0) {
        const waiting = setTimeout(next, switches.slow)
        res.once('close', () => {
          clearTimeout(waiting)
        })
      } else next()
    },
  }
}

function fromForm(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, settingOf(name, value)]))
}

/** A ticked box comes as `on`, an unticked one not at all; a serial number as somebody copied it. */
function settingOf(name: string, value: string): unknown {
  if (name === 'slow') return Number(value)
  if (name === 'revoked') return value.replace(/[\s:]/g, '').toLowerCase()
  return name === 'reason' ? value : value === 'on'
}
