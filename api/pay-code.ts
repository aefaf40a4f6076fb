import { createHmac } from 'node:crypto'
import { groupsOfFour } from '../domain/ids.ts'
import type { Sha256 } from '../domain/ids.ts'
import { digestOf } from './digest.ts'

const SYMBOLS = 16

/**
 * The code with which anyone may see and pay one notice: `XXXX-XXXX-XXXX-XXXX`, 80 bits, derived and never
 * stored. In a link it stands behind the `#`, so that it reaches no server log and no `Referer`.
 */
export function payCodeOf(payLinkKey: Uint8Array, noticeId: string): string {
  return groupsOfFour(createHmac('sha256', payLinkKey).update(noticeId).digest(), SYMBOLS)
}

/** Reads a code as people type it: any case and spacing, and the letters that look like digits. */
export function parsePayCode(text: string): string | undefined {
  const symbols = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(symbols)) return undefined
  return (symbols.match(/.{4}/g) ?? []).join('-')
}

/** All of a code that the record keeps. */
export function payCodeDigest(payCode: string): Sha256 {
  return digestOf(payCode)
}
