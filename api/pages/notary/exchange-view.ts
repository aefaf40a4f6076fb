import type { DossierMessage } from '../../../domain/exchange/dossier-message.ts'
import { partiesOf } from '../../../domain/exchange/parties.ts'
import { isLive } from '../../../domain/exchange/party-link.ts'
import type { PartyLink } from '../../../domain/exchange/party-link.ts'
import { termsAt } from '../../../domain/transaction/amending.ts'
import type { Dossier } from '../../../domain/transaction/dossier.ts'
import { PARTY_ROLES } from '../../../domain/transaction/party.ts'
import type { Language } from '../../../web/text/text.ts'
import type { ApiDeps } from '../../deps.ts'
import { partyCodeOf, partyUrlOf, reachedParties } from '../../party.ts'
import type { Reached } from '../../party.ts'

/** A party with where he gets letters, the links that let him in now, and what was written with him. */
interface PartyRow extends Reached {
  readonly title: string
  readonly links: readonly (PartyLink & { readonly code: string; readonly url: string })[]
  /** Each with the name of whoever had the part when it was written. */
  readonly messages: readonly (DossierMessage & { readonly partyName: string })[]
}

/** What the office exchanges with the parties. Whoever looks has seen what they wrote. */
export async function exchangeViewOf(
  { stores, config, now }: Pick<ApiDeps, 'stores' | 'config' | 'now'>,
  dossier: Dossier,
  language: Language,
): Promise<{ readonly parties: readonly PartyRow[] }> {
  const { exchange } = stores
  const { transactionId, terms } = dossier
  const [reached, links, messages, amendments] = await Promise.all([
    reachedParties({ stores }, dossier),
    exchange.linksOf(transactionId),
    exchange.messagesOf(transactionId),
    stores.dossiers.amendmentsOf(transactionId),
  ])
  const parties = reached.map((party) => ({
    ...party,
    title: PARTY_ROLES[party.role][language],
    links: links.filter((link) => link.party === party.key && isLive(link, now())).map(withCode),
    messages: messages.filter((message) => message.party === party.key).map(withName),
  }))
  for (const { key, messages: said } of parties) {
    const unread = said.findLast(({ from, read }) => from === 'party' && !read)
    if (unread === undefined) continue
    await exchange.markRead({ transactionId, party: key, reader: 'office', upTo: unread.n })
  }
  return { parties }

  function withName(message: DossierMessage): PartyRow['messages'][number] {
    const then = partiesOf(termsAt(message.at, { terms, amendments }))
    return { ...message, partyName: then.find(({ key }) => key === message.party)?.name ?? message.party }
  }

  function withCode(link: PartyLink): PartyRow['links'][number] {
    const code = partyCodeOf(config.payLinkKey, link)
    return { ...link, code, url: partyUrlOf(config, code) }
  }
}
