import { REVOCATION_REASONS } from '../../certs/authority/issue-crl.ts'
import type { RevocationReason } from '../../certs/authority/issue-crl.ts'

/** The ways in which these services can be made to misbehave. All off is an authority on its best day. */
export interface Switches {
  /** Everything but the switches answers 503. */
  readonly down: boolean
  /** Milliseconds by which every answer comes late. */
  readonly slow: number
  /** The serial number, hexadecimal, of a certificate that counts as revoked from when this is set; or empty. */
  readonly revoked: string
  /** Why it does. */
  readonly reason: RevocationReason
  /** OCSP knows no certificate. */
  readonly unknownStatus: boolean
  /** The lists of revoked certificates ended yesterday. */
  readonly staleCrl: boolean
  /** No timestamp is granted. */
  readonly refused: boolean
  /** Timestamps are over another hash than the one asked for. */
  readonly wrongImprint: boolean
  /** Timestamps bear another nonce than the question's. */
  readonly wrongNonce: boolean
  /** Every answer is cut off in its middle. */
  readonly malformed: boolean
}

export const ALL_OFF: Switches = {
  down: false,
  slow: 0,
  revoked: '',
  reason: 'keyCompromise',
  unknownStatus: false,
  staleCrl: false,
  refused: false,
  wrongImprint: false,
  wrongNonce: false,
  malformed: false,
}

const LONGEST_DELAY_MS = 10 * 60 * 1000
/** RFC 5280 4.1.2.2: at most twenty octets. */
const SERIAL = /^(?:[0-9a-f]{2}){0,20}$/

/** Reads the whole set: what is not named is off. A sentence says what is wrong. */
export function parseSwitches(body: unknown): Switches | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'The switches are one object'
  const given = body as Readonly<Record<string, unknown>>
  const unknownName = Object.keys(given).find((name) => !Object.hasOwn(ALL_OFF, name))
  if (unknownName !== undefined) return `There is no switch ${unknownName}`
  const wrong = Object.entries(given).find(([name, value]) => !isSetting(name, value))
  if (wrong !== undefined) return `${wrong[0]} cannot be set to that`
  return { ...ALL_OFF, ...given }
}

function isSetting(name: string, value: unknown): boolean {
  if (name === 'slow') {
    return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST_DELAY_MS
  }
  if (name === 'revoked') return typeof value === 'string' && SERIAL.test(value)
  if (name === 'reason') return typeof value === 'string' && Object.hasOwn(REVOCATION_REASONS, value)
  return typeof value === 'boolean'
}
