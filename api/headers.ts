import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { ApiConfig } from './deps.ts'

const SELF = ["'self'"]
const NONE = ["'none'"]
const ONE_YEAR_S = 365 * 24 * 60 * 60

/** What a browser may do with our answers: nothing but show our own styles, scripts and pictures. */
export function securityHeaders({
  publicUrl,
  bankOrigin,
}: Pick<ApiConfig, 'publicUrl' | 'bankOrigin'>): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: SELF,
        fontSrc: SELF,
        connectSrc: SELF,
        // The form that pays is answered with a redirect to the bank, and browsers hold redirects to this, too.
        formAction: [...SELF, bankOrigin],
        frameAncestors: NONE,
        baseUri: NONE,
        requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: ONE_YEAR_S },
    // Not `no-referrer`: browsers then send `Origin: null` with our own forms, too.
    referrerPolicy: { policy: 'same-origin' },
  })
}

/** Whatever says nothing else of itself is kept nowhere. */
export const keepNothing: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}
