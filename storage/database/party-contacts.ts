import type { Knex } from 'knex'
import { partyOf } from '../../domain/exchange/parties.ts'
import type { SetPartyContact } from '../../domain/ports.ts'
import { onlyItsOffice } from '../../domain/transaction/its-notary.ts'
import { actOn } from './act.ts'
import { putContact } from './contacts.ts'
import { appendOnce } from './history.ts'
import { fromJson } from './json.ts'

/** Where a party's letters on this dossier go. */
export function setPartyContact(knex: Knex, command: SetPartyContact): Promise<void> {
  const { transactionId, key, party, contact, actor, at } = command
  return actOn(knex, transactionId, async (trx, dossier) => {
    onlyItsOffice(dossier.notary_id, actor)
    const { id } = partyOf(fromJson(dossier.terms), party)
    const event = { at, event: 'party-contact-set', actorId: actor.id, detail: { party } } as const
    if (!(await appendOnce(trx, transactionId, `party-contact/${key}`, event))) return
    await putContact(trx, { kind: 'party', id, transactionId }, contact, at)
  })
}
