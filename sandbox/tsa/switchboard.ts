import type { RequestHandler } from 'express'
import type { RevokedEntry } from '../../certs/authority/issue-crl.ts'
import type { Instant } from '../../domain/time.ts'
import { markup } from '../page.ts'
import type { Html, SandboxPage } from '../page.ts'
import { createSwitchboard, outOfService } from '../switchboard.ts'
import type { Switchboard } from '../switchboard.ts'
import { SWITCHES } from './switches.ts'
import type { Switches } from './switches.ts'

interface TsaSwitchboard extends Switchboard<Switches> {
  /** The certificate that a switch makes revoked. */
  readonly revoked: () => RevokedEntry | null
  /** Mounted before what an outage takes away. */
  readonly misbehave: RequestHandler
}

interface SwitchboardDeps {
  readonly clock: () => Instant
  readonly onRecord: () => Promise<readonly RevokedEntry[]>
}

/** The switches of these services, and what those that touch every answer do. */
export function tsaSwitchboard({ clock, onRecord }: SwitchboardDeps): TsaSwitchboard {
  let since = clock()
  const { current, routes } = createSwitchboard<Switches>({
    set: SWITCHES,
    page: async (form) => pageOf(form, await onRecord()),
    onChange: (now, before) => {
      if (now.revoked !== before.revoked) since = clock()
    },
  })
  return {
    ...{ current, routes },
    revoked() {
      const { revoked: serial, reason } = current()
      return serial === '' ? null : { serial, at: since, reason }
    },
    misbehave: (_req, res, next) => {
      const { down, slow } = current()
      if (down) outOfService(res)
      else if (slow > 0) {
        const waiting = setTimeout(next, slow)
        res.once('close', () => {
          clearTimeout(waiting)
        })
      } else next()
    },
  }
}

/** The switches, and what is revoked for good. */
function pageOf(form: Html, onRecord: readonly RevokedEntry[]): SandboxPage {
  const body = markup`${form}
<h2>Services</h2>
<p class="quiet">POST /tsa · POST and GET /ocsp · /crl/root.crl · /crl/issuing.crl · /trust-list.jws</p>
<h2>Revoked for good</h2>
${onRecord.length === 0 ? markup`<p class="quiet">None</p>` : onRecord.map(line)}`
  return { institution: 'tsa', title: 'How these trust services misbehave', body }
}

function line({ serial, at, reason }: RevokedEntry): Html {
  return markup`<p class="quiet">${serial}, ${at}, ${reason}</p>`
}
