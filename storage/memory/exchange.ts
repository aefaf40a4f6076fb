import type { Actor } from '../../domain/actor.ts'
import type { DocumentRequest } from '../../domain/exchange/asked.ts'
import { documentAsked } from '../../domain/exchange/letters.ts'
import { partyOf } from '../../domain/exchange/parties.ts'
import type { PartyKey } from '../../domain/exchange/parties.ts'
import { linkExpiry } from '../../domain/exchange/party-link.ts'
import type { PartyLink } from '../../domain/exchange/party-link.ts'
import type { TransactionId } from '../../domain/ids.ts'
import type { AskFor, ExchangeStore, MakeLink, SetPartyContact } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time.ts'
import { onlyWhilePrepared } from '../../domain/transaction/filing.ts'
import { onlyItsOffice } from '../../domain/transaction/its-notary.ts'
import { createMessages } from './dossier-messages.ts'
import { notaryName } from './notaries.ts'
import { enqueue, putContact } from './outbox.ts'
import { append, hasHappened, mustFind, soon } from './state.ts'
import type { KeptLink, State } from './state.ts'

export function createExchange(state: State): ExchangeStore {
  return {
    ...createMessages(state),
    askFor: (command) => soon(() => askFor(state, command)),
    takeBack: (command) =>
      soon(() => {
        takeBack(state, command)
      }),
    makeLink: (command) => soon(() => makeLink(state, command)),
    revokeLink: (command) =>
      soon(() => {
        revokeLink(state, command)
      }),
    linksOf: (transactionId) =>
      soon(() =>
        [...state.links.values()]
          .filter((link) => link.transactionId === transactionId)
          .toSorted(newestFirst)
          .map(withoutCode),
      ),
    findLink: (codeSha256) =>
      soon(() => {
        const link = [...state.links.values()].find((one) => one.codeSha256 === codeSha256)
        return link && withoutCode(link)
      }),
    setContact: (command) =>
      soon(() => {
        setPartyContact(state, command)
      }),
  }
}

function askFor(state: State, command: AskFor): DocumentRequest {
  const { transactionId, key, title, of, until, note, actor, at } = command
  const dossier = mustFind(state, transactionId)
  onlyItsOffice(dossier.notaryId, actor)
  const known = state.requests.get(transactionId) ?? new Map<string, DocumentRequest>()
  const earlier = known.get(key)
  if (earlier !== undefined) return earlier
  onlyWhilePrepared(dossier.stage)
  const party = of === null ? null : partyOf(dossier.terms, of)
  const n = known.size + 1
  const request = { slot: `more-${n}`, title, of, until, note, askedAt: at, takenBackAt: null }
  keep(state, transactionId, new Map([...known, [key, request]]))
  const event = { at, event: 'document-requested', actorId: actor.id } as const
  append(state, transactionId, `request/${n}`, { ...event, detail: { slot: request.slot, party: of, until } })
  if (party !== null) {
    const by = notaryName(state, dossier.notaryId)
    const asked = { slot: request.slot, until, title: { en: title, fr: title } }
    enqueue(state, documentAsked({ transactionId, at, party, asked, by }))
  }
  return request
}

function takeBack(state: State, command: Parameters<ExchangeStore['takeBack']>[0]): void {
  const { transactionId, slot, actor, at } = command
  const dossier = mustFind(state, transactionId)
  onlyItsOffice(dossier.notaryId, actor)
  const known = [...(state.requests.get(transactionId) ?? [])]
  const n = known.findIndex(([, request]) => request.slot === slot) + 1
  if (n === 0) throw new Refusal('document-unknown', 'No document of this name was asked for in addition')
  if (hasHappened(state, transactionId, `request-back/${n}`)) return
  const taken = { at, event: 'document-request-taken-back', actorId: actor.id, detail: { slot } } as const
  append(state, transactionId, `request-back/${n}`, taken)
  const changed = known.map(
    ([key, request]) => [key, request.slot === slot ? { ...request, takenBackAt: at } : request] as const,
  )
  keep(state, transactionId, new Map(changed))
}

function keep(
  state: State,
  transactionId: TransactionId,
  requests: ReadonlyMap<string, DocumentRequest>,
): void {
  state.requests.set(transactionId, requests)
  const dossier = mustFind(state, transactionId)
  state.dossiers.set(transactionId, { ...dossier, requests: [...requests.values()] })
}

function makeLink(state: State, command: MakeLink): PartyLink {
  const { transactionId, linkId, codeSha256, party, actor, at } = command
  const dossier = mustFind(state, transactionId)
  onlyItsOffice(dossier.notaryId, actor)
  partyOf(dossier.terms, party)
  const earlier = state.links.get(linkId)
  if (earlier !== undefined) return withoutCode(earlier)
  const link = { linkId, transactionId, party, madeAt: at, expiresAt: linkExpiry(at), revokedAt: null }
  state.links.set(linkId, { ...link, codeSha256 })
  const made = { at, event: 'party-link-made', actorId: actor.id } as const
  append(state, transactionId, `link/${linkId}`, { ...made, detail: { party, until: link.expiresAt } })
  return link
}

function revokeLink(state: State, command: Parameters<ExchangeStore['revokeLink']>[0]): void {
  const { transactionId, linkId, actor, at } = command
  const dossier = mustFind(state, transactionId)
  onlyItsOffice(dossier.notaryId, actor)
  const link = state.links.get(linkId)
  if (link?.transactionId !== transactionId) {
    throw new Refusal('party-link-invalid', 'The dossier has no such link')
  }
  withdraw(state, link, { actor, at })
}

/** Lets nobody in any more by the links of these parts. */
export function closeParts(
  state: State,
  transactionId: TransactionId,
  parts: readonly PartyKey[],
  by: Revocation,
): void {
  const links = [...state.links.values()].filter((link) => link.transactionId === transactionId)
  const closed = links.filter(({ party }) => parts.includes(party))
  for (const link of closed.toSorted(newestFirst)) withdraw(state, link, by)
}

interface Revocation {
  readonly actor: Actor
  readonly at: Instant
}

function withdraw(state: State, link: KeptLink, { actor, at }: Revocation): void {
  if (link.revokedAt !== null) return
  const { transactionId, linkId, party } = link
  state.links.set(linkId, { ...link, revokedAt: at })
  const revoked = { at, event: 'party-link-revoked', actorId: actor.id, detail: { party } } as const
  append(state, transactionId, `link-revoked/${linkId}`, revoked)
}

function setPartyContact(state: State, command: SetPartyContact): void {
  const { transactionId, key, party, contact, actor, at } = command
  const dossier = mustFind(state, transactionId)
  onlyItsOffice(dossier.notaryId, actor)
  const { id } = partyOf(dossier.terms, party)
  if (hasHappened(state, transactionId, `party-contact/${key}`)) return
  const event = { at, event: 'party-contact-set', actorId: actor.id, detail: { party } } as const
  append(state, transactionId, `party-contact/${key}`, event)
  putContact(state, { kind: 'party', id, transactionId }, contact)
}

function newestFirst(a: PartyLink, b: PartyLink): number {
  if (a.madeAt !== b.madeAt) return a.madeAt < b.madeAt ? 1 : -1
  return a.linkId < b.linkId ? -1 : 1
}

function withoutCode(link: PartyLink): PartyLink {
  const { linkId, transactionId, party, madeAt, expiresAt, revokedAt } = link
  return { linkId, transactionId, party, madeAt, expiresAt, revokedAt }
}
