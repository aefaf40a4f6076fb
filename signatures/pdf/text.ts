import { instantOf, type Instant } from '../../domain/time.ts'
import { latin1 } from './lexer.ts'
import type { PdfString } from './values.ts'

const DATE = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)(?:'?(\d\d)?)?'?)?/

/** Made once: a converter costs more than the texts that it reads. */
const UTF_16 = new TextDecoder('utf-16be')
const UTF_8 = new TextDecoder()

/** A text string for people: UTF-16 or UTF-8 with its mark, else one byte a character (ISO 32000-2 7.9.2.2). */
export function textOf({ bytes }: PdfString): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return UTF_16.decode(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return UTF_8.decode(bytes)
  return latin1(bytes)
}

/** `D:20261123120000+04'00'` as an instant (ISO 32000-2 7.9.4); undefined when it is no date. */
export function dateOf(text: PdfString): Instant | undefined {
  const match = DATE.exec(textOf(text))
  if (match === null) return undefined
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', ...zone] = match
  const local = Date.parse(`${year ?? ''}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const utc = new Date(local - zoneOffset(zone))
  return Number.isNaN(utc.getTime()) ? undefined : instantOf(utc)
}

/** Milliseconds that the zone `+04'30'` is ahead of UTC; a date without a zone is taken as UTC. */
function zoneOffset([sign, hours = '0', minutes = '0']: readonly (string | undefined)[]): number {
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -ahead : ahead
}
