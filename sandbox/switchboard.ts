import { json, Router, urlencoded } from 'express'
import type { Response } from 'express'
import { sendPage } from './page.ts'
import type { Html, SandboxPage } from './page.ts'
import { allOff, formOf, fromForm, parseSwitches } from './switches.ts'
import type { SwitchSet } from './switches.ts'

export interface Switchboard<Switches> {
  readonly current: () => Switches
  /** Mounted before what an outage takes away. */
  readonly routes: Router
}

interface SwitchboardOptions<Switches> {
  readonly set: SwitchSet<Switches>
  /** The page around the form with the switches. */
  readonly page: (form: Html) => SandboxPage | Promise<SandboxPage>
  readonly onChange?: (now: Switches, before: Switches) => void
}

/** The switches of an institution over HTTP, for programs and on a page. They are off when it starts. */
export function createSwitchboard<Switches extends object>({
  set,
  page,
  onChange,
}: SwitchboardOptions<Switches>): Switchboard<Switches> {
  let switches = allOff(set)
  const change = (body: unknown): string | undefined => {
    const parsed = parseSwitches(set, body)
    if (typeof parsed === 'string') return parsed
    onChange?.(parsed, switches)
    switches = parsed
    return undefined
  }
  const routes = Router()
  routes.get('/sandbox/switches', (_req, res) => res.json(switches))
  routes.put('/sandbox/switches', json(), (req, res) => {
    const problem = change(req.body)
    if (problem === undefined) res.json(switches)
    else res.status(400).json({ error: { code: 'invalid-switches', explanation: problem } })
  })
  routes.get(['/', '/sandbox'], async (_req, res) => {
    sendPage(res, 200, await page(formOf(set, switches)))
  })
  routes.post('/sandbox', urlencoded({ extended: false }), (req, res) => {
    const problem = change(fromForm(set, (req.body ?? {}) as Readonly<Record<string, string>>))
    if (problem === undefined) res.redirect(303, '/sandbox')
    else res.status(400).type('text').send(problem)
  })
  return { current: () => switches, routes }
}

export function outOfService(res: Response): void {
  res
    .status(503)
    .set('Retry-After', '1')
    .json({ error: { code: 'outage' } })
}
