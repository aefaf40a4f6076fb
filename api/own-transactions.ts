import type { Actor } from '../domain/actor.ts'
import { isAnswered } from '../domain/exchange/asked.ts'
import { partsOf } from '../domain/exchange/parties.ts'
import type { Counterpart } from '../domain/exchange/parties.ts'
import { localDateAt } from '../domain/time.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import { isPrepared } from '../domain/transaction/filing.ts'
import { ownNic } from './authorize.ts'
import type { CommandDeps } from './deps.ts'
import { askedViews, conversationOf } from './party.ts'

type Deps = Pick<CommandDeps, 'stores' | 'now'>

/** One part that somebody has in a transaction. */
export interface OwnPart {
  readonly dossier: Dossier
  readonly party: Counterpart
  /** How many documents are waited for from him. */
  readonly toSend: number
  /** How many of the notary's messages he has not seen. */
  readonly unread: number
}

/**
 * Every part that a person who logged in has by the terms of now, newest transaction first. Throws `not-authorised`
 * for a role that takes no part.
 */
export async function ownTransactions(deps: Deps, actor: Actor): Promise<readonly OwnPart[]> {
  const { dossiers } = deps.stores
  const nic = ownNic(actor, 'take part as a party')
  const found = await Promise.all((await dossiers.namedIn(nic)).map((id) => dossiers.find(id)))
  const parts = found
    .filter((dossier) => dossier !== undefined)
    .flatMap((dossier) => partsOf(dossier.terms, nic).map((party) => ({ dossier, party })))
  return await Promise.all(parts.map((part) => standingOf(deps, part)))
}

async function standingOf(
  deps: Deps,
  { dossier, party }: Pick<OwnPart, 'dossier' | 'party'>,
): Promise<OwnPart> {
  const asked = isPrepared(dossier.stage) ? askedViews(dossier, localDateAt(deps.now())) : []
  const messages = await conversationOf(deps, dossier, party.key)
  return {
    dossier,
    party,
    toSend: asked.filter(({ of, status }) => of === party.key && !isAnswered(status)).length,
    unread: messages.filter(({ from, read }) => from === 'office' && !read).length,
  }
}
