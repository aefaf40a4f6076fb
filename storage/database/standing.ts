import type { Knex } from 'knex'
import type { Actor } from '../../domain/actor.ts'
import type { Asking } from '../../domain/exchange/asked.ts'
import type { PartyKey } from '../../domain/exchange/parties.ts'
import { actorIdOf } from '../../domain/exchange/party-link.ts'
import { onlyOwnPart } from '../../domain/exchange/party-login.ts'
import type { AsParty } from '../../domain/exchange/party-login.ts'
import type { Instant } from '../../domain/time.ts'
import type { DossierDocument } from '../../domain/transaction/document.ts'
import { onlyItsOffice } from '../../domain/transaction/its-notary.ts'
import { askedOf } from '../../domain/transaction/kinds.ts'
import type { Stage } from '../../domain/transaction/stages.ts'
import { documentsOf } from './document-rows.ts'
import { fromJson } from './json.ts'
import { linkOn } from './party-links.ts'
import { requestsOf } from './requests.ts'
import type { DossierRow } from './rows.ts'

/** What is asked for in a dossier and what is there. */
export interface Standing extends Asking {
  readonly stage: Stage
  readonly openedAt: Instant
  readonly documents: readonly DossierDocument[]
}

/**
 * Whoever decides by it has locked the dossier.
 * @param slot where only what is asked for there matters: no request is read where the law asks for it
 */
export async function standingOf(
  knex: Knex,
  { transaction_id, stage, terms: text, opened_at: openedAt }: DossierRow,
  slot?: string,
): Promise<Standing> {
  const terms = fromJson(text)
  const isByLaw = askedOf(terms).some((asked) => asked.slot === slot)
  const requests = isByLaw ? [] : await requestsOf(knex, transaction_id)
  const documents = await documentsOf(knex, transaction_id)
  return { stage, openedAt, terms, requests, documents }
}

/** Who acts: the party by his link or his login, null for the office; and how the history names him. */
export interface Writer {
  readonly party: PartyKey | null
  readonly actorId: string
}

/** Throws `not-authorised`, `party-link-invalid`, or `transaction-not-found` for a login that has no part in it. */
export async function writerOn(
  trx: Knex.Transaction,
  dossier: DossierRow,
  actor: Actor | AsParty,
  at: Instant,
): Promise<Writer> {
  if ('linkId' in actor) {
    const { party } = await linkOn(trx, dossier.transaction_id, actor.linkId, at)
    return { party, actorId: actorIdOf(party) }
  }
  if ('party' in actor) {
    const party = onlyOwnPart(fromJson(dossier.terms), actor)
    return { party, actorId: actorIdOf(party) }
  }
  onlyItsOffice(dossier.notary_id, actor)
  return { party: null, actorId: actor.id }
}
