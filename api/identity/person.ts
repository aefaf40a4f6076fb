import type { Request } from 'express'
import type { Actor, Role } from '../../domain/actor.ts'
import { parseNic } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'

/** Who is at the other end, as the identity provider vouched. The name is for the screen alone. */
export interface Person {
  readonly actor: Actor
  readonly name: string
  /** When he last proved who he is, himself; absent for a program that acts without him. */
  readonly loggedInAt?: Instant
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by `identify`; absent for a stranger. */
    person?: Person
    /** How he proved it: only a cookie is sent along by a browser without being asked. */
    provenBy?: 'cookie' | 'token'
  }
}

/** Throws `not-authenticated` for a stranger. */
export function actorOf(req: Pick<Request, 'person'>): Actor {
  if (req.person === undefined) throw new Refusal('not-authenticated', 'Log in first')
  return req.person.actor
}

const ROLES: readonly Role[] = ['notary', 'officer', 'clerk', 'owner']

/** The first role in a `roles` claim that means something here. */
function roleIn(claim: unknown): Role | undefined {
  return Array.isArray(claim) ? ROLES.find((role) => claim.includes(role)) : undefined
}

/**
 * Who acts, by the claims of his token. Throws `not-authorised` for who has no role, a clerk without a notary, and an
 * owner without an identity number.
 */
export function actorFrom(id: string, claims: Readonly<Record<string, unknown>>): Actor {
  const [role, worksFor] = [roleIn(claims['roles']), claims['worksFor']]
  if (role === 'notary' || role === 'officer') return { id, role }
  if (role === 'clerk' && typeof worksFor === 'string') return { id, role, worksFor }
  const nic = typeof claims['nic'] === 'string' ? parseNic(claims['nic']) : undefined
  if (role === 'owner' && nic !== undefined) return { id, role, nic }
  throw new Refusal('not-authorised', 'You have no role here')
}
