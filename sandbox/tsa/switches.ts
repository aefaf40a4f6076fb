import { REVOCATION_REASONS } from '../../certs/authority/issue-crl.ts'
import type { RevocationReason } from '../../certs/authority/issue-crl.ts'
import { markup } from '../page.ts'
import { delay, toggle } from '../switches.ts'
import type { SettingsOf, Switch } from '../switches.ts'

/** RFC 5280 4.1.2.2: at most twenty octets. */
const SERIAL = /^(?:[0-9a-f]{2}){0,20}$/

/** A serial number, hexadecimal, as somebody copied it; or empty. */
const serial: Switch<string> = {
  off: '',
  takes: (value) => typeof value === 'string' && SERIAL.test(value),
  read: (text) => text.replace(/[\s:]/g, '').toLowerCase(),
  field: (name, value) =>
    markup`<label>Revoked: serial number, hexadecimal <input name="${name}" value="${value}"></label>`,
}

const reason: Switch<RevocationReason> = {
  off: 'keyCompromise',
  takes: (value) => typeof value === 'string' && Object.hasOwn(REVOCATION_REASONS, value),
  read: (text) => text,
  field: (name, chosen) => {
    const options = Object.keys(REVOCATION_REASONS).map(
      (one) => markup`<option${one === chosen ? markup` selected` : ''}>${one}</option>`,
    )
    return markup`<label>because of <select name="${name}">${options}</select></label>`
  },
}

/** The ways in which these services can be made to misbehave. All off is an authority on its best day. */
export const SWITCHES = {
  /** But for the switches. */
  down: toggle('All services are out of service (503)'),
  refused: toggle('No timestamp is granted'),
  wrongImprint: toggle('Timestamps are over another hash'),
  /** They bear another nonce than the question's. */
  wrongNonce: toggle('Timestamps answer another question'),
  unknownStatus: toggle('OCSP knows no certificate'),
  staleCrl: toggle('The lists of revoked certificates ended yesterday'),
  malformed: toggle('Answers are cut off in their middle'),
  slow: delay('Answers come late by'),
  /** From when this is set. */
  revoked: serial,
  reason,
}

export type Switches = SettingsOf<typeof SWITCHES>
