import type { RequestHandler } from 'express'
import type { BearerCheck } from './bearer.ts'
import type { Sessions } from './sessions.ts'

/** Learns who is at the other end: a program by its token, a browser by its session. A stranger passes, too. */
export function identify(checkBearer: BearerCheck, sessions: Sessions): RequestHandler {
  return async (req, _res, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? []
    if (token !== undefined) {
      req.person = await checkBearer(token)
      req.provenBy = 'token'
    } else {
      const person = await sessions.resume(req)
      if (person !== undefined) {
        req.person = person
        req.provenBy = 'cookie'
      }
    }
    next()
  }
}
