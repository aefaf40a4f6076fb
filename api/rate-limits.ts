import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Refusal } from '../domain/refusal.ts'

/** So many requests a minute from one address; then `too-many-requests` with Retry-After. */
export function perMinute(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Without a proxy before us, a forwarded address is the sender's own invention and is not read.
    validate: { xForwardedForHeader: false },
    handler: (_req, _res, next) => {
      next(new Refusal('too-many-requests', 'Wait a minute'))
    },
  })
}
