import type { CookieOptions, Request } from 'express'
import type { ApiConfig } from '../deps.ts'

/** A cookie for this host alone, out of reach of scripts. `Lax`, or a payer coming back from the bank is a stranger. */
export interface HostCookie {
  readonly name: string
  readonly options: CookieOptions
}

/** Browsers accept the `__Host-` prefix with `Secure` only, so plain HTTP on the loopback goes without (RFC 6265bis, 4.1.3). */
export function hostCookie(name: string, { publicUrl }: Pick<ApiConfig, 'publicUrl'>): HostCookie {
  const secure = publicUrl.startsWith('https:')
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  }
}

export function readCookie(req: Request, { name }: HostCookie): string | undefined {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
