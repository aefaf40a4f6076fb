import type { GeneralName } from './general-name.ts'
import { isBelow } from './name.ts'

/** Whether a name lies within a subtree; `unclear` when it is of the same form but cannot be compared. */
export type Match = 'within' | 'outside' | 'unclear'

const BY_TEXT = {
  dns: (text: string, base: string) => answer(isDomainWithin(text, base)),
  email: matchEmail,
  uri: matchUri,
} as const

/** Compares two names of one form by the rules of RFC 5280 4.2.1.10. */
export function matchName(name: GeneralName, base: GeneralName): Match {
  if (name.form === 'directory' && base.form === 'directory') return answer(isBelow(name.name, base.name))
  if (name.form === 'ip' && base.form === 'ip') return matchAddress(name.octets, base.octets)
  if ('text' in name && 'text' in base) return BY_TEXT[name.form](name.text, base.text)
  return 'unclear'
}

function answer(within: boolean): Match {
  return within ? 'within' : 'outside'
}

/** The domain itself, or any with labels added on the left. */
function isDomainWithin(text: string, constraint: string): boolean {
  const name = withoutFinalDot(text)
  const base = withoutFinalDot(constraint)
  if (base === '') return true
  if (base.startsWith('.')) return name.endsWith(base)
  return name === base || name.endsWith(`.${base}`)
}

function withoutFinalDot(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

/** A mailbox, all mailboxes of a host, or (with a dot in front) of all hosts below a domain. */
function matchEmail(address: string, base: string): Match {
  const at = address.lastIndexOf('@')
  if (at <= 0 || at === address.length - 1) return 'unclear'
  const baseAt = base.lastIndexOf('@')
  if (baseAt < 0) return answer(isHostWithin(address.slice(at + 1), base))
  const sameBox = address.slice(0, at) === base.slice(0, baseAt)
  return answer(sameBox && isHostWithin(address.slice(at + 1), base.slice(baseAt + 1)))
}

/** Without a dot in front, a constraint means that one host alone. */
function isHostWithin(text: string, constraint: string): boolean {
  const host = withoutFinalDot(text)
  const base = withoutFinalDot(constraint)
  return base === '' || (base.startsWith('.') ? host.endsWith(base) : host === base)
}

const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([a-z0-9.-]+)(?::\d*)?(?:[/?#]|$)/i
const NUMERIC_HOST = /^[\d.]+$/

/** A URI whose host is no domain name must not pass for one that satisfies a constraint. */
function matchUri(uri: string, base: string): Match {
  const host = AUTHORITY.exec(uri)?.[1]
  if (host === undefined || NUMERIC_HOST.test(host)) return 'unclear'
  return answer(isHostWithin(host, base))
}

/** The base is an address and a mask of the same length (RFC 4632). */
function matchAddress(address: Uint8Array, base: Uint8Array): Match {
  if (![4, 16].includes(address.length) || ![8, 32].includes(base.length)) return 'unclear'
  if (base.length !== 2 * address.length) return 'outside'
  const within = address.every((octet, i) => {
    const mask = base[address.length + i] ?? 0
    return (octet & mask) === ((base[i] ?? 0) & mask)
  })
  return answer(within)
}
