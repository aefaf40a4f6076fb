import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import type { ApiDeps } from './deps.ts'

declare module 'express-serve-static-core' {
  interface Request {
    /** Names this request in our log, and in the problem that it may end with. */
    requestId: string
  }
}

/**
 * One line a request, by allow-list: what is not named here is never written. No address, because ids stand in
 * it; no body, no code, no name.
 */
export function logRequests({ log }: Pick<ApiDeps, 'log'>): RequestHandler {
  return (req, res, next) => {
    const began = performance.now()
    req.requestId = randomUUID()
    res.once('close', () => {
      const ms = Math.round(performance.now() - began)
      const { requestId: id, method } = req
      const status = res.writableFinished ? res.statusCode : null
      log.info({ id, method, route: routeOf(req), status, ms }, 'request')
    })
    next()
  }
}

/** The route's template, `/v1/transactions/:id`; null when none was reached. */
export function routeOf(req: Request): string | null {
  const route = req.route as { readonly path?: unknown } | undefined
  return typeof route?.path === 'string' ? route.path : null
}
