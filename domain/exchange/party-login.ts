import type { Nic } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import type { Terms } from '../transaction/terms.ts'
import { partsOf } from './parties.ts'
import type { PartyKey } from './parties.ts'
import type { ByLink } from './party-link.ts'

/** Who acts by his login, which proved his identity number, in one of his parts of a dossier. */
export interface ByLogin {
  readonly nic: Nic
  readonly party: PartyKey
}

/** Who acts for a party: whoever holds its link, or the party itself. */
export type AsParty = ByLink | ByLogin

/**
 * The part that he acts in, if the terms name him in it now. Throws `transaction-not-found`: whoever a correction left
 * out has no more to do with it than a stranger.
 */
export function onlyOwnPart(terms: Pick<Terms, 'parties'>, { nic, party }: ByLogin): PartyKey {
  if (partsOf(terms, nic).some(({ key }) => key === party)) return party
  throw new Refusal('transaction-not-found', 'The terms name you in no such part')
}
