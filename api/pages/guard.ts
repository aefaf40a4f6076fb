import type { Request, Response } from 'express'
import type { Actor, Role } from '../../domain/actor.ts'
import { Refusal } from '../../domain/refusal.ts'

/**
 * Who is asking, if he has that role. Sends a stranger who opens a page to the login, from where he comes back
 * to it; answers undefined then. Throws `not-authenticated` when he sent a form, `not-authorised` for another role.
 */
export function actorAs(role: Role, req: Request, res: Response): Actor | undefined {
  const actor = req.person?.actor
  if (actor?.role === role) return actor
  if (actor !== undefined) {
    throw new Refusal('not-authorised', 'Your role does not allow this', { role: actor.role })
  }
  if (req.method !== 'GET') throw new Refusal('not-authenticated', 'Log in first')
  res.redirect(303, `/login?${new URLSearchParams({ returnTo: req.originalUrl }).toString()}`)
  return undefined
}
