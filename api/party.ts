import { askedIn, newestIn, statusOf } from '../domain/exchange/asked.ts'
import type { Asked, AskedStatus } from '../domain/exchange/asked.ts'
import type { DossierMessage } from '../domain/exchange/dossier-message.ts'
import { partiesOf, partSince } from '../domain/exchange/parties.ts'
import type { Counterpart, PartyKey } from '../domain/exchange/parties.ts'
import type { PartyLink } from '../domain/exchange/party-link.ts'
import type { Contact } from '../domain/message/contact.ts'
import { localDateAt } from '../domain/time.ts'
import type { Instant, LocalDate } from '../domain/time.ts'
import type { DossierDocument } from '../domain/transaction/document.ts'
import type { Dossier } from '../domain/transaction/dossier.ts'
import { isPrepared } from '../domain/transaction/filing.ts'
import type { Entrance } from './commands.ts'
import type { ApiDeps } from './deps.ts'
import { enter } from './party-entrance.ts'
import { payCodeOf } from './pay-code.ts'

/** The code of a party's link: as typed and as long as a pay code, derived, and worth one party's part alone. */
export function partyCodeOf(payLinkKey: Uint8Array, { linkId }: Pick<PartyLink, 'linkId'>): string {
  return payCodeOf(payLinkKey, `party/${linkId}`)
}

/** Where the party opens it; the code stands behind the `#` and reaches no log. */
export function partyUrlOf({ publicUrl }: { readonly publicUrl: string }, code: string): string {
  return `${publicUrl}/party#${code}`
}

/** A party, and where his letters on this dossier go; null when nobody has said. */
export interface Reached extends Counterpart {
  readonly contact: Contact | null
}

/** All parties of a dossier, in the order of the deed. */
export function reachedParties(
  { stores }: Pick<ApiDeps, 'stores'>,
  { transactionId, terms }: Pick<Dossier, 'transactionId' | 'terms'>,
): Promise<readonly Reached[]> {
  return Promise.all(
    partiesOf(terms).map(async (party) => {
      const contact = await stores.contacts.find({ kind: 'party', id: party.id, transactionId })
      return { ...party, contact: contact ?? null }
    }),
  )
}

/** A document asked of somebody, with the newest version that came. */
export interface AskedView extends Asked {
  readonly status: AskedStatus
  readonly document: DossierDocument | null
}

/** Everything that is asked for in a dossier, as it stands on that day. */
export function askedViews(dossier: Dossier, on: LocalDate): readonly AskedView[] {
  return askedIn(dossier).map((asked) => {
    const document = newestIn(asked.slot, dossier.documents)
    return { ...asked, document, status: statusOf(document, on) }
  })
}

/** What the notary and whoever has that part now wrote to one another, oldest first: nothing of who had it before. */
export async function conversationOf(
  { stores }: Pick<ApiDeps, 'stores'>,
  { transactionId, terms, openedAt }: Dossier,
  party: PartyKey,
): Promise<readonly DossierMessage[]> {
  const [messages, amendments] = await Promise.all([
    stores.exchange.messagesOf(transactionId, party),
    stores.dossiers.amendmentsOf(transactionId),
  ])
  const since = partSince({ terms, openedAt, amendments }, party)
  return messages.filter(({ at }) => at >= since)
}

/** What a party sees: what is asked of him, what became of it, and what he and the notary wrote. Nothing of others. */
export interface PartyView {
  readonly party: Counterpart
  readonly dossier: Pick<Dossier, 'transactionId' | 'stage' | 'kind'> & { readonly pin: string }
  readonly notaryName: string
  readonly asked: readonly AskedView[]
  /** The transaction waits for its documents. */
  readonly mayUpload: boolean
  readonly messages: readonly DossierMessage[]
  /** Until when his link lets him in; null for who logged in. */
  readonly expiresAt: Instant | null
}

/** Opening the page marks what the notary wrote as seen. Throws as `enter` does. */
export async function partyView(
  deps: Pick<ApiDeps, 'stores' | 'now'>,
  entrance: Entrance,
): Promise<PartyView> {
  const { stores, now } = deps
  const { dossier, party, expiresAt } = await enter(deps, entrance)
  const { transactionId, stage, kind, terms, notaryId } = dossier
  const messages = await conversationOf(deps, dossier, party.key)
  const unread = messages.filter(({ from, read }) => from === 'office' && !read)
  const upTo = unread.at(-1)?.n
  if (upTo !== undefined) {
    await stores.exchange.markRead({ transactionId, party: party.key, reader: 'party', upTo })
  }
  const notary = await stores.notaries.find(notaryId)
  return {
    party,
    dossier: { transactionId, stage, kind, pin: terms.pin },
    notaryName: notary?.name ?? notaryId,
    asked: askedViews(dossier, localDateAt(now())).filter(({ of }) => of === party.key),
    mayUpload: isPrepared(stage),
    messages,
    expiresAt,
  }
}
