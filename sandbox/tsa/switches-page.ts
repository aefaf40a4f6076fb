import { REVOCATION_REASONS } from '../../certs/authority/issue-crl.ts'
import type { RevokedEntry } from '../../certs/authority/issue-crl.ts'
import { markup } from '../page.ts'
import type { Html, SandboxPage } from '../page.ts'
import type { Switches } from './switches.ts'

type Toggle = Exclude<keyof Switches, 'slow' | 'revoked' | 'reason'>

const TOGGLES: Readonly<Record<Toggle, string>> = {
  down: 'All services are out of service (503)',
  refused: 'No timestamp is granted',
  wrongImprint: 'Timestamps are over another hash',
  wrongNonce: 'Timestamps answer another question',
  unknownStatus: 'OCSP knows no certificate',
  staleCrl: 'The lists of revoked certificates ended yesterday',
  malformed: 'Answers are cut off in their middle',
}

/** The switches, and what is revoked for good. */
export function switchesPage(switches: Switches, onRecord: readonly RevokedEntry[]): SandboxPage {
  const boxes = (Object.keys(TOGGLES) as Toggle[]).map((name) => tickBox(name, switches[name]))
  const reasons = Object.keys(REVOCATION_REASONS).map((reason) => option(reason, switches.reason))
  const body = markup`
<form method="post" action="/sandbox">
${boxes}
<label>Answers come late by <input type="number" name="slow" min="0" value="${switches.slow}"> ms</label>
<label>Revoked: serial number, hexadecimal <input name="revoked" value="${switches.revoked}"></label>
<label>because of <select name="reason">${reasons}</select></label>
<button class="main">Set the switches</button>
</form>
<h2>Services</h2>
<p class="quiet">POST /tsa · POST and GET /ocsp · /crl/root.crl · /crl/issuing.crl · /trust-list.jws</p>
<h2>Revoked for good</h2>
${onRecord.length === 0 ? markup`<p class="quiet">None</p>` : onRecord.map(line)}`
  return { institution: 'tsa', title: 'How these trust services misbehave', body }
}

function tickBox(name: Toggle, on: boolean): Html {
  const checked = on ? markup` checked` : ''
  return markup`<label><input type="checkbox" name="${name}"${checked}> ${TOGGLES[name]}</label>`
}

function option(reason: string, chosen: string): Html {
  return markup`<option${reason === chosen ? markup` selected` : ''}>${reason}</option>`
}

function line({ serial, at, reason }: RevokedEntry): Html {
  return markup`<p class="quiet">${serial}, ${at}, ${reason}</p>`
}
