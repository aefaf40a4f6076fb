import type { Request, Response } from 'express'
import type { Actor, Role } from '../../domain/actor.ts'
import { Refusal } from '../../domain/refusal.ts'

/** A notary's pages are his clerks' as well: what is not a clerk's to do is refused where it is done. */
export const OFFICE: readonly Role[] = ['notary', 'clerk']

/**
 * Who is asking, if he has one of these roles. Sends a stranger who opens a page to the login, from where he comes back
 * to it; answers undefined then. Throws `not-authenticated` when he sent a form, `not-authorised` for another role.
 */
export function actorAs(roles: Role | readonly Role[], req: Request, res: Response): Actor | undefined {
  const actor = req.person?.actor
  if (actor !== undefined && [roles].flat().includes(actor.role)) return actor
  if (actor !== undefined) {
    throw new Refusal('not-authorised', 'Your role does not allow this', { role: actor.role })
  }
  if (req.method !== 'GET') throw new Refusal('not-authenticated', 'Log in first')
  res.redirect(303, `/login?${new URLSearchParams({ returnTo: req.originalUrl }).toString()}`)
  return undefined
}
