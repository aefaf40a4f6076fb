import type { Request, Response } from 'express'
import type { Session } from '../../domain/ports.ts'
import { later } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import type { ApiDeps } from '../deps.ts'
import { digestOf } from '../digest.ts'
import { hostCookie, readCookie } from './cookies.ts'
import type { Person } from './person.ts'

const MINUTE = 60_000
const IDLE_MS = 15 * MINUTE
const ABSOLUTE_MS = 8 * 60 * MINUTE
/** A session is marked as used this often at most, not with every request. */
const TOUCH_MS = MINUTE

/** Browsers' logins. The browser has 32 random bytes; the record has their digest and can take them back. */
export interface Sessions {
  /** A new id at every login, so that one planted before is worth nothing after; the earlier one ends. */
  begin(req: Request, res: Response, person: Person): Promise<void>
  /** Who it is, unless he was idle for 15 minutes or logged in 8 hours ago. */
  resume(req: Request): Promise<Person | undefined>
  end(req: Request, res: Response): Promise<void>
}

export function createSessions(deps: Pick<ApiDeps, 'stores' | 'now' | 'randomBytes' | 'config'>): Sessions {
  const { stores, now, randomBytes, config } = deps
  const cookie = hostCookie('sid', config)
  const drop = async (req: Request): Promise<void> => {
    const id = readCookie(req, cookie)
    if (id !== undefined) await stores.sessions.end(digestOf(id))
  }
  return {
    async begin(req, res, { actor, name }) {
      await drop(req)
      const id = Buffer.from(randomBytes(32)).toString('base64url')
      const at = now()
      await stores.sessions.create({ idSha256: digestOf(id), actor, name, createdAt: at, lastSeenAt: at })
      res.cookie(cookie.name, id, cookie.options)
    },
    async resume(req) {
      const id = readCookie(req, cookie)
      const session = id === undefined ? undefined : await stores.sessions.find(digestOf(id))
      if (session === undefined) return undefined
      const at = now()
      if (isOver(session, at)) {
        await stores.sessions.end(session.idSha256)
        return undefined
      }
      if (isSignOfLife(req) && later(session.lastSeenAt, TOUCH_MS) <= at) {
        await stores.sessions.touch(session.idSha256, at)
      }
      // Every login asks anew who it is, so a session is as old as the proof.
      return { actor: session.actor, name: session.name, loggedInAt: session.createdAt }
    },
    async end(req, res) {
      await drop(req)
      res.clearCookie(cookie.name, cookie.options)
    },
  }
}

function isOver({ createdAt, lastSeenAt }: Session, at: Instant): boolean {
  return later(lastSeenAt, IDLE_MS) <= at || later(createdAt, ABSOLUTE_MS) <= at
}

/** A page left open reconnects its event stream by itself; nobody needs to sit before it. */
function isSignOfLife(req: Request): boolean {
  return req.get('accept') !== 'text/event-stream'
}
