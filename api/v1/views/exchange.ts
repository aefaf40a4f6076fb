import type { z } from 'zod'
import type { DossierMessage } from '../../../domain/exchange/dossier-message.ts'
import type { Counterpart } from '../../../domain/exchange/parties.ts'
import type { PartyLink } from '../../../domain/exchange/party-link.ts'
import type { OwnPart } from '../../own-transactions.ts'
import type { AskedView, PartyView, Reached } from '../../party.ts'
import type { exchange, ownTransactionList, partyDossier } from '../schemas/exchange.ts'

type ExchangeView = z.input<typeof exchange>

/** Nothing came yet. */
const NOTHING = { documentId: null, version: null, uploadedAt: null, reason: null, validUntil: null } as const

export function askedView(view: AskedView): ExchangeView['asked'][number] {
  const { slot, title, of: party, basis, until, note, status, document } = view
  const { documentId, version, uploadedAt, reason, validUntil } = document ?? NOTHING
  return {
    ...{ slot, title, party, basis, until, note, status },
    ...{ documentId, version, uploadedAt, reason, validUntil },
  }
}

function partyAs({ key: party, role, name }: Counterpart): z.input<typeof partyDossier>['party'] {
  return { party, role, name }
}

export function reachedView({ contact, ...party }: Reached): ExchangeView['parties'][number] {
  return {
    ...partyAs(party),
    contact: contact && { email: contact.email, language: contact.language },
  }
}

export function linkView(link: PartyLink): ExchangeView['links'][number] {
  const { linkId, party, madeAt, expiresAt, revokedAt } = link
  return { linkId, party, madeAt, expiresAt, revokedAt }
}

export function messageView(message: DossierMessage): ExchangeView['messages'][number] {
  const { n, party, from, text, at, read } = message
  return { n, party, from, text, at, read }
}

export function ownPartView(part: OwnPart): z.input<typeof ownTransactionList>['transactions'][number] {
  const { dossier, party, toSend, unread } = part
  const { transactionId, kind, stage, terms } = dossier
  return { transactionId, kind, stage, pin: terms.pin, party: partyAs(party), toSend, unread }
}

export function partyDossierView(view: PartyView): z.input<typeof partyDossier> {
  const { dossier, notaryName: notary, party, mayUpload, asked, messages, expiresAt } = view
  const { transactionId, stage, pin } = dossier
  return {
    ...{ transactionId, stage, pin, notary, mayUpload },
    party: partyAs(party),
    asked: asked.map(askedView),
    messages: messages.map(messageView),
    linkExpiresAt: expiresAt,
  }
}
