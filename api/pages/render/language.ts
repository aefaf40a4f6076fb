import type { Request, RequestHandler } from 'express'
import { isLanguage } from '../../../web/text/text.ts'
import type { Language } from '../../../web/text/text.ts'
import type { ApiConfig } from '../../deps.ts'
import { hostCookie, readCookie } from '../../identity/cookies.ts'
import type { HostCookie } from '../../identity/cookies.ts'

const ONE_YEAR_MS = 365 * 24 * 60 * 60 * 1000

export function languageCookie(config: Pick<ApiConfig, 'publicUrl'>): HostCookie {
  return hostCookie('lang', config)
}

/** What the visitor chose, else what his browser prefers, else French. */
export function languageOf(req: Request, cookie: HostCookie): Language {
  const chosen = readCookie(req, cookie)
  if (isLanguage(chosen)) return chosen
  const preferred = req.acceptsLanguages('fr', 'en')
  return isLanguage(preferred) ? preferred : 'fr'
}

/** `?lang=fr` on any page: remembers the choice and shows the same page without it. */
export function chooseLanguage(cookie: HostCookie, publicUrl: string): RequestHandler {
  return (req, res, next) => {
    const chosen = req.query['lang']
    if (req.method !== 'GET' || !isLanguage(chosen)) {
      next()
      return
    }
    const address = new URL(req.originalUrl, publicUrl)
    address.searchParams.delete('lang')
    res.cookie(cookie.name, chosen, { ...cookie.options, maxAge: ONE_YEAR_MS })
    res.redirect(303, address.pathname.replace(/^\/+/, '/') + address.search)
  }
}
