import { partsOf, partyOf } from '../domain/exchange/parties.ts'
import type { Counterpart } from '../domain/exchange/parties.ts'
import { liveLink } from '../domain/exchange/party-link.ts'
import type { AsParty } from '../domain/exchange/party-login.ts'
import type { Instant } from '../domain/time.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import { notFound, ownNic } from './authorize.ts'
import type { Entrance } from './commands.ts'
import type { CommandDeps } from './deps.ts'
import { digestOf } from './digest.ts'
import { parsePayCode } from './pay-code.ts'

/** One who was let into a party's part of a dossier. */
export interface Standing {
  readonly dossier: Dossier
  readonly party: Counterpart
  /** As whom he acts. */
  readonly by: AsParty
  /** Whose Idempotency-Keys are his. */
  readonly actorId: string
  /** Until when his link lets him in; null for who logged in. */
  readonly expiresAt: Instant | null
}

type Deps = Pick<CommandDeps, 'stores' | 'now'>

/**
 * Lets a party in. Throws `party-link-invalid` for a code, the same for every reason; for a login `not-authorised`
 * where the role takes no part, and `transaction-not-found` where the terms do not name him, which looks like a
 * transaction that never was.
 */
export function enter(deps: Deps, entrance: Entrance): Promise<Standing> {
  return 'code' in entrance ? byCode(deps, entrance.code) : byLogin(deps, entrance)
}

async function byCode({ stores, now }: Deps, code: string): Promise<Standing> {
  const parsed = parsePayCode(code)
  const found = parsed === undefined ? undefined : await stores.exchange.findLink(digestOf(parsed))
  const { linkId, transactionId, party, expiresAt } = liveLink(found, now())
  const dossier = await stores.dossiers.find(transactionId)
  if (dossier === undefined) throw new Error(`The dossier of link ${linkId} is missing`)
  const actorId = `link/${linkId}`
  return { dossier, party: partyOf(dossier.terms, party), by: { linkId }, actorId, expiresAt }
}

async function byLogin(
  { stores }: Deps,
  { actor, transactionId, party: key }: Exclude<Entrance, { readonly code: string }>,
): Promise<Standing> {
  const nic = ownNic(actor, 'take part as a party')
  const dossier = await stores.dossiers.find(transactionId)
  const party = dossier && partsOf(dossier.terms, nic).find((part) => part.key === key)
  if (dossier === undefined || party === undefined) throw notFound()
  return { dossier, party, by: { nic, party: key }, actorId: actor.id, expiresAt: null }
}
