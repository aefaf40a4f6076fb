import type { Request, RequestHandler } from 'express'
import { Refusal } from '../../domain/refusal.ts'
import type { ApiConfig } from '../deps.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses `cross-site-request` for a write that another site may have made a browser send (OWASP ASVS 5.0,
 * 3.5.1): first by Fetch Metadata, which no page can forge, then by `Origin` for browsers that lack it.
 *
 * The JSON API is exempt where no cookie speaks for the caller: a token or a pay code has to be known to be
 * sent. Pages are never exempt.
 */
export function sameOrigin({ publicUrl }: Pick<ApiConfig, 'publicUrl'>): RequestHandler {
  const { origin } = new URL(publicUrl)
  return (req, _res, next) => {
    if (SAFE.has(req.method) || needsNoBrowser(req) || comesFrom(req, origin)) {
      next()
      return
    }
    throw new Refusal('cross-site-request', 'Send this from our own pages')
  }
}

function needsNoBrowser(req: Request): boolean {
  return req.path.startsWith('/v1/') && req.provenBy !== 'cookie'
}

function comesFrom(req: Request, origin: string): boolean {
  const site = req.get('sec-fetch-site')
  return site === undefined ? req.get('origin') === origin : site === 'same-origin'
}
