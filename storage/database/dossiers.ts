import type { Knex } from 'knex'
import type { DossierStore, OpenDossier } from '../../domain/ports.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Parcel } from '../../domain/register/title.ts'
import { localDateAt } from '../../domain/time.ts'
import { onlyAfterDeath } from '../../domain/transaction/check-terms.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import { notaryFor } from '../../domain/transaction/its-notary.ts'
import { amend, amendmentsOf } from './amendments.ts'
import { commit } from './commit.ts'
import { setDeadline } from './deadlines.ts'
import { documentsOf } from './document-rows.ts'
import { addDocument, judgeDocument } from './documents.ts'
import { namedIn, nameParties } from './dossier-parties.ts'
import { findByDocument, findDossier, listOf } from './dossier-views.ts'
import { end } from './ending.ts'
import { enter } from './entering.ts'
import { recordExamination } from './examinations.ts'
import { extractOf } from './extracts.ts'
import { append } from './history.ts'
import { toJson } from './json.ts'
import { holderOf, underWayOn } from './holds.ts'
import { deedSeenIn, lodge, resubmit, returnToNotary } from './lodging.ts'
import { recordReceipt } from './receipt-documents.ts'
import type { DossierRow } from './rows.ts'

export function createDossiers(knex: Knex): DossierStore {
  return {
    open: (command) => open(knex, command),
    find: (transactionId) => findDossier(knex, transactionId),
    documentsOf: (transactionId) => documentsOf(knex, transactionId),
    extract: (transactionId) => extractOf(knex, transactionId),
    listOf: (notaryId) => listOf(knex, notaryId),
    namedIn: (personId) => namedIn(knex, personId),
    addDocument: (command) => addDocument(knex, command),
    judgeDocument: (command) => judgeDocument(knex, command),
    lodge: (command) => lodge(knex, command),
    recordReceipt: (transactionId, judgement, at) => recordReceipt(knex, transactionId, judgement, at),
    enter: (command) => enter(knex, command),
    recordExamination: (command) => recordExamination(knex, command),
    returnToNotary: (command) => returnToNotary(knex, command),
    resubmit: (command) => resubmit(knex, command),
    amend: (command) => amend(knex, command),
    amendmentsOf: (transactionId) => amendmentsOf(knex, transactionId),
    end: (command) => end(knex, command),
    holderOf: (transactionId) => holderOf(knex, transactionId),
    underWayOn: (pin) => underWayOn(knex, pin),
    deedSeenIn: (deedSha256, except) => deedSeenIn(knex, deedSha256, except),
    findByDocument: (sha256) => findByDocument(knex, sha256),
  }
}

function open(knex: Knex, { transactionId, actor, at, terms, until }: OpenDossier): Promise<void> {
  return commit(knex, async (trx) => {
    const notaryId = notaryFor(actor)
    onlyAfterDeath(terms, localDateAt(at))
    const { pin, kind } = terms
    for (const each of pinsOf(terms)) {
      const parcel = await trx<Parcel>('parcel').where({ pin: each }).first('pin')
      if (parcel === undefined) throw new Refusal('pin-unknown', 'No parcel has this PIN', { pin: each })
    }
    const opened = await trx<DossierRow>('dossier')
      .insert({
        transaction_id: transactionId,
        kind,
        notary_id: notaryId,
        stage: 'preparing',
        pin,
        terms: toJson(terms),
        opened_at: at,
      })
      .onConflict('transaction_id')
      .ignore()
      .returning('transaction_id')
    if (opened.length === 0) return
    await nameParties(trx, transactionId, terms)
    await setDeadline(trx, transactionId, { deadline: 'preparation', round: 1, until, setAt: at })
    await append(trx, transactionId, 'opened', { at, event: 'opened', actorId: actor.id, detail: { pin } })
  })
}
