import { json, Router, urlencoded } from 'express'
import type { RequestHandler } from 'express'
import { markup, sendPage } from '../page.ts'
import type { Html, SandboxPage } from '../page.ts'
import { ALL_OFF, parseSwitches } from './switches.ts'
import type { Switches } from './switches.ts'

interface Switchboard {
  readonly current: () => Switches
  readonly routes: Router
  /** Mounted before what an outage takes away. */
  readonly outage: RequestHandler
}

/** The switches over HTTP, for programs and on a page. They are off when the bank starts. */
export function createSwitchboard(): Switchboard {
  let switches = ALL_OFF
  const set = (body: unknown): string | undefined => {
    const parsed = parseSwitches(body)
    if (typeof parsed === 'string') return parsed
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
  routes.get(['/', '/sandbox'], (_req, res) => {
    sendPage(res, 200, switchesPage(switches))
  })
  routes.post('/sandbox', urlencoded({ extended: false }), (req, res) => {
    const problem = set(fromForm((req.body ?? {}) as Readonly<Record<string, string>>))
    if (problem === undefined) res.redirect(303, '/sandbox')
    else res.status(400).type('text').send(problem)
  })
  return {
    current: () => switches,
    routes,
    outage(_req, res, next) {
      if (switches.outage) {
        res
          .status(503)
          .set('Retry-After', '1')
          .json({ error: { code: 'outage' } })
      } else next()
    },
  }
}

/** A ticked box comes as `on`, an unticked one not at all. */
function fromForm(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, name === 'late' ? Number(value) : value === 'on']),
  )
}

type Toggle = Exclude<keyof Switches, 'late'>

const TOGGLES: Readonly<Record<Toggle, string>> = {
  lost: 'Notifications are lost',
  doubled: 'Every notification comes twice',
  reordered: 'The last notification comes first',
  wrongAmount: 'One cent less than ordered is captured',
  outage: 'The bank is out of service (503)',
  serverErrorAfterCharge: 'Error 500 after the card is charged',
}

function switchesPage(switches: Switches): SandboxPage {
  const boxes = (Object.keys(TOGGLES) as Toggle[]).map((name) => tickBox(name, switches[name]))
  const body = markup`
<form method="post" action="/sandbox">
${boxes}
<label>Notifications come late by <input type="number" name="late" min="0" value="${switches.late}"> ms</label>
<button class="main">Set the switches</button>
</form>`
  return { institution: 'bank', title: 'How this bank misbehaves', body }
}

function tickBox(name: Toggle, on: boolean): Html {
  const checked = on ? markup` checked` : ''
  return markup`<label><input type="checkbox" name="${name}"${checked}> ${TOGGLES[name]}</label>`
}
