import { officeOf } from '../domain/actor.ts'
import type { Actor, Role } from '../domain/actor.ts'
import type { Nic } from '../domain/ids.ts'
import { Refusal } from '../domain/refusal.ts'

/** On which objects a role may do something: on none, on those of the actor's own office, or on any. */
type Reach = 'none' | 'own' | 'any'

/**
 * Who may do what. What is not in the table nobody may do. A clerk prepares whatever his notary could: opens,
 * uploads, asks, writes, hands links out. What is the notary's word, he never gives: to accept a document, to lodge,
 * to withdraw. An owner watches over the titles that he stands on, whoever draws up the deed, and takes his part in the
 * transactions whose terms name him.
 */
const POLICY = {
  'open a dossier': { notary: 'any', officer: 'none', clerk: 'any', owner: 'none' },
  'list own dossiers': { notary: 'any', officer: 'none', clerk: 'any', owner: 'none' },
  'read a dossier': { notary: 'own', officer: 'any', clerk: 'own', owner: 'none' },
  'prepare a dossier': { notary: 'own', officer: 'none', clerk: 'own', owner: 'none' },
  'change a dossier': { notary: 'own', officer: 'none', clerk: 'none', owner: 'none' },
  'hand out pay codes': { notary: 'own', officer: 'none', clerk: 'own', owner: 'none' },
  'review cases': { notary: 'none', officer: 'any', clerk: 'none', owner: 'none' },
  'measure dry runs': { notary: 'none', officer: 'any', clerk: 'none', owner: 'none' },
  'extend a deadline': { notary: 'own', officer: 'any', clerk: 'none', owner: 'none' },
  'see refunds': { notary: 'none', officer: 'any', clerk: 'none', owner: 'none' },
  'reopen a duty': { notary: 'none', officer: 'any', clerk: 'none', owner: 'none' },
  'register webhooks': { notary: 'any', officer: 'none', clerk: 'none', owner: 'none' },
  'watch own titles': { notary: 'none', officer: 'none', clerk: 'none', owner: 'any' },
  'take part as a party': { notary: 'none', officer: 'none', clerk: 'none', owner: 'any' },
  'search the register': { notary: 'any', officer: 'any', clerk: 'any', owner: 'none' },
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

/**
 * The identity number by which somebody acts for himself. Throws as `authorize` does, and `not-authorised` where his
 * login does not prove one.
 */
export function ownNic(actor: Actor, action: Action): Nic {
  authorize(actor, action, null)
  if (actor.nic !== undefined) return actor.nic
  throw new Refusal('not-authorised', 'Nothing says by which number you stand in the register')
}

export function notFound(): Refusal {
  return new Refusal('transaction-not-found', 'There is no such transaction, or it is not yours')
}
