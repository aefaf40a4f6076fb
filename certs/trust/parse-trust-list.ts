import { parseInstant, type Instant } from '../../domain/time.ts'
import { parseCertificate } from '../x509/parse-certificate.ts'
import { TrustListError } from './trust-list-error.ts'
import type { ListedAuthority, ListedService, TrustList } from './listed.ts'

type Fields = Readonly<Record<string, unknown>>

const LIST = ['id', 'version', 'issuedAt', 'nextUpdate', 'services', 'intermediates'] as const
const AUTHORITY = ['name', 'certificate', 'crlUrl', 'ocspUrl'] as const
const SERVICE = [...AUTHORITY, 'service', 'validFrom', 'validUntil'] as const

/** The content of a list whose signature holds. @throws TrustListError, malformed, also for unknown fields. */
export function parseTrustList(json: string): TrustList {
  const fields = fieldsIn(parsed(json), LIST, 'The list')
  const list: TrustList = {
    id: textIn(fields, 'id'),
    version: versionIn(fields),
    issuedAt: instantIn(fields, 'issuedAt'),
    nextUpdate: instantIn(fields, 'nextUpdate'),
    services: arrayIn(fields, 'services').map(serviceOf),
    intermediates: arrayIn(fields, 'intermediates').map(intermediateOf),
  }
  if (list.nextUpdate <= list.issuedAt) throw malformed('nextUpdate is not after issuedAt')
  return list
}

function serviceOf(value: unknown): ListedService {
  const fields = fieldsIn(value, SERVICE, 'A service')
  const service = fields['service']
  if (service !== 'CA' && service !== 'TSA') throw malformed('A service is neither CA nor TSA')
  const validFrom = optional(fields, 'validFrom', instantIn)
  const validUntil = optional(fields, 'validUntil', instantIn)
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom) {
    throw malformed('A service ends before it begins')
  }
  return { ...authorityOf(fields), service, validFrom, validUntil }
}

function intermediateOf(value: unknown): ListedAuthority {
  return authorityOf(fieldsIn(value, AUTHORITY, 'An intermediate'))
}

function authorityOf(fields: Fields): ListedAuthority {
  return {
    name: textIn(fields, 'name'),
    certificate: certificateIn(fields),
    crlUrl: optional(fields, 'crlUrl', urlIn),
    ocspUrl: optional(fields, 'ocspUrl', urlIn),
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    throw malformed('The content is no JSON')
  }
}

function fieldsIn(value: unknown, known: readonly string[], what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(`${what} is no object`)
  }
  const stranger = Object.keys(value).find((name) => !known.includes(name))
  if (stranger !== undefined) throw malformed(`${what} has a field that is not known: ${stranger}`)
  return value as Fields
}

/** null, or left out. */
function optional<T>(fields: Fields, name: string, read: (fields: Fields, name: string) => T): T | null {
  return fields[name] === undefined || fields[name] === null ? null : read(fields, name)
}

function textIn(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') throw malformed(`${name} is no text`)
  return value
}

function instantIn(fields: Fields, name: string): Instant {
  const instant = parseInstant(textIn(fields, name))
  if (instant === undefined) throw malformed(`${name} is no moment in UTC to the millisecond`)
  return instant
}

/** Only what a fetch over HTTP follows; no name or password in it. */
function urlIn(fields: Fields, name: string): string {
  const value = textIn(fields, name)
  const url = URL.canParse(value) ? new URL(value) : undefined
  const plain = url?.username === '' && url.password === '' && /^https?:$/.test(url.protocol)
  if (!plain) throw malformed(`${name} is no address over http or https`)
  return value
}

function versionIn(fields: Fields): number {
  const version = fields['version']
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    throw malformed('version is no positive integer')
  }
  return version
}

function arrayIn(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name]
  if (!Array.isArray(value)) throw malformed(`${name} is no list`)
  return value as readonly unknown[]
}

function certificateIn(fields: Fields): Uint8Array {
  const value = textIn(fields, 'certificate')
  const der = Buffer.from(value, 'base64')
  if (der.toString('base64') !== value) throw malformed('A certificate is not in base64')
  try {
    return parseCertificate(der).der
  } catch {
    throw malformed('A certificate cannot be read')
  }
}

function malformed(message: string): TrustListError {
  return new TrustListError('malformed', message)
}
