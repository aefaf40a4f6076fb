import type { Actor } from '../../domain/actor.ts'
import { documentRefused } from '../../domain/exchange/letters.ts'
import { partiesOf } from '../../domain/exchange/parties.ts'
import type { PartyKey } from '../../domain/exchange/parties.ts'
import { actorIdOf, liveLink } from '../../domain/exchange/party-link.ts'
import { onlyOwnPart } from '../../domain/exchange/party-login.ts'
import type { AsParty } from '../../domain/exchange/party-login.ts'
import type { AddDocument, JudgeDocument } from '../../domain/ports.ts'
import type { Instant } from '../../domain/time.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import type { Dossier } from '../../domain/transaction/dossier.ts'
import { judged, versionOf } from '../../domain/transaction/filing.ts'
import { onlyItsNotary, onlyItsOffice } from '../../domain/transaction/its-notary.ts'
import { enqueue } from './outbox.ts'
import { append, mustFind } from './state.ts'
import type { State } from './state.ts'

export function addDocument(state: State, command: AddDocument): DossierDocument {
  const { transactionId, actor, at } = command
  const dossier = mustFind(state, transactionId)
  const { party, actorId } = writerOn(state, dossier, actor, at)
  const { isNew, document } = versionOf(dossier, command, party)
  if (!isNew) return document
  const { documentId, slot, version, ref } = document
  state.dossiers.set(transactionId, { ...dossier, documents: [...dossier.documents, document] })
  const detail = { documentId, slot, version, sha256: ref.sha256 }
  const event = { at, event: 'document-uploaded', actorId, detail } as const
  append(state, transactionId, `document/${slot}/${version}`, event)
  return document
}

/**
 * Who acts: the party by his link or his login, null for the office. Throws `not-authorised`, `party-link-invalid`, or
 * `transaction-not-found` for a login that has no part in it.
 */
export function writerOn(
  state: State,
  dossier: Dossier,
  actor: Actor | AsParty,
  at: Instant,
): { readonly party: PartyKey | null; readonly actorId: string } {
  if ('linkId' in actor) {
    const link = state.links.get(actor.linkId)
    const { party } = liveLink(link?.transactionId === dossier.transactionId ? link : undefined, at)
    return { party, actorId: actorIdOf(party) }
  }
  if ('party' in actor) {
    const party = onlyOwnPart(dossier.terms, actor)
    return { party, actorId: actorIdOf(party) }
  }
  onlyItsOffice(dossier.notaryId, actor)
  return { party: null, actorId: actor.id }
}

export function judgeDocument(state: State, command: JudgeDocument): void {
  const { transactionId, documentId, accepted, actor, at } = command
  const dossier = mustFind(state, transactionId)
  onlyItsNotary(dossier.notaryId, actor)
  const { isNew, document, asked } = judged(dossier, command)
  if (!isNew) return
  const documents = dossier.documents.map((other) => (other.documentId === documentId ? document : other))
  state.dossiers.set(transactionId, { ...dossier, documents })
  const { slot, version, reason, validUntil } = document
  append(state, transactionId, `judged/${documentId}/${at}`, {
    at,
    event: accepted ? 'document-accepted' : 'document-refused',
    actorId: actor.id,
    detail: { documentId, slot, version, reason, validUntil },
  })
  const party = partiesOf(dossier.terms).find(({ key }) => key === asked?.of)
  if (accepted || asked === undefined || party === undefined) return
  enqueue(state, documentRefused({ transactionId, at, party, asked, document }))
}
