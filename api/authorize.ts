import { officeOf } from '../domain/actor.ts'
import type { Actor, Role } from '../domain/actor.ts'
import { Refusal } from '../domain/refusal.ts'

/** On which objects a role may do something: on none, on those of the actor's own office, or on any. */
type Reach = 'none' | 'own' | 'any'

/**
 * Who may do what. What is not in the table nobody may do. A clerk prepares whatever his notary could: opens,
 * uploads, asks, writes, hands links out. What is the notary's word, he never gives: to accept a document, to lodge,
 * to withdraw.
 */
const POLICY = {
  'open a dossier': { notary: 'any', officer: 'none', clerk: 'any' },
  'list own dossiers': { notary: 'any', officer: 'none', clerk: 'any' },
  'read a dossier': { notary: 'own', officer: 'any', clerk: 'own' },
  'prepare a dossier': { notary: 'own', officer: 'none', clerk: 'own' },
  'change a dossier': { notary: 'own', officer: 'none', clerk: 'none' },
  'hand out pay codes': { notary: 'own', officer: 'none', clerk: 'own' },
  'review cases': { notary: 'none', officer: 'any', clerk: 'none' },
  'measure dry runs': { notary: 'none', officer: 'any', clerk: 'none' },
  'extend a deadline': { notary: 'own', officer: 'any', clerk: 'none' },
  'see refunds': { notary: 'none', officer: 'any', clerk: 'none' },
  'reopen a duty': { notary: 'none', officer: 'any', clerk: 'none' },
  'register webhooks': { notary: 'any', officer: 'none', clerk: 'none' },
  'search the register': { notary: 'any', officer: 'any', clerk: 'any' },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>

export type Action = keyof typeof POLICY

/** What an action is done to. Null where there is nothing yet, as with a list; then nothing is one's own. */
type Subject = { readonly notaryId: string } | null

export function mayDo(actor: Actor, action: Action, subject: Subject): boolean {
  const reach: Reach = POLICY[action][actor.role]
  return reach === 'any' || (reach === 'own' && subject !== null && subject.notaryId === officeOf(actor))
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
  if (actor.role === 'clerk') throw new Refusal('notary-only', 'Only the notary himself may do this')
  throw new Refusal('not-authorised', 'Your role does not allow this', { role: actor.role })
}

export function notFound(): Refusal {
  return new Refusal('transaction-not-found', 'There is no such transaction, or it is not yours')
}
