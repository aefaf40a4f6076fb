import type { Actor, Role } from '../domain/actor.ts'
import { Refusal } from '../domain/refusal.ts'

/** On which objects a role may do something: on none, on those that are the actor's own, or on any. */
type Reach = 'none' | 'own' | 'any'

/** Who may do what. What is not in the table nobody may do. */
const POLICY = {
  'open a dossier': { notary: 'any', officer: 'none' },
  'list own dossiers': { notary: 'any', officer: 'none' },
  'read a dossier': { notary: 'own', officer: 'any' },
  'change a dossier': { notary: 'own', officer: 'none' },
  'hand out pay codes': { notary: 'own', officer: 'none' },
  'review cases': { notary: 'none', officer: 'any' },
  'measure dry runs': { notary: 'none', officer: 'any' },
  'extend a deadline': { notary: 'own', officer: 'any' },
  'see refunds': { notary: 'none', officer: 'any' },
  'register webhooks': { notary: 'any', officer: 'none' },
  'search the register': { notary: 'any', officer: 'any' },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>

export type Action = keyof typeof POLICY

/** What an action is done to. Null where there is nothing yet, as with a list; then nothing is one's own. */
type Subject = { readonly notaryId: string } | null

export function mayDo(actor: Actor, action: Action, subject: Subject): boolean {
  const reach: Reach = POLICY[action][actor.role]
  return reach === 'any' || (reach === 'own' && subject?.notaryId === actor.id)
}

/**
 * Throws `not-authorised` when the actor's role may never do this. Throws `transaction-not-found` when it may,
 * but not to this object: the answer must not differ from the one for a transaction that never was, or any
 * notary could learn by asking which ids stand for another's dossier.
 */
export function authorize(actor: Actor, action: Action, subject: Subject): void {
  if (mayDo(actor, action, subject)) return
  const reach: Reach = POLICY[action][actor.role]
  if (reach === 'own') throw notFound()
  throw new Refusal('not-authorised', 'Your role does not allow this', { role: actor.role })
}

export function notFound(): Refusal {
  return new Refusal('transaction-not-found', 'There is no such transaction, or it is not yours')
}
