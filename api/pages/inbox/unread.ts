import type { RequestHandler } from 'express'
import { readerOf } from '../../commands/post.ts'
import type { ApiDeps } from '../../deps.ts'

declare module 'express-serve-static-core' {
  interface Request {
    /** How many of his messages whoever is logged in has not read; absent for a stranger. */
    unreadCount?: number
  }
}

/** Counts before any page is made, because the menu on every page tells. */
export function countUnread({ stores }: Pick<ApiDeps, 'stores'>): RequestHandler {
  return async (req, _res, next) => {
    if (req.person !== undefined) {
      req.unreadCount = await stores.outbox.unreadOf(readerOf(req.person.actor))
    }
    next()
  }
}
