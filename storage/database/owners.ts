import type { Knex } from 'knex'
import type { Message } from '../../domain/message/message.ts'
import type { Subject } from '../../domain/message/news.ts'
import { alerts } from '../../domain/shield/letters.ts'
import { against, inForce, onlyUnlocked } from '../../domain/shield/shield.ts'
import type { Shield } from '../../domain/shield/shield.ts'
import type { Receipt } from '../../domain/transaction/dossier.ts'
import { KINDS } from '../../domain/transaction/kinds.ts'
import { pinsOf } from '../../domain/transaction/parcels.ts'
import { shieldsOn } from './shields.ts'
import { titlesOf } from './titles.ts'

/** What the owners of the parcels are told of a receipt, within the commit that gives it. */
export async function alertsFor(
  trx: Knex.Transaction,
  subject: Subject,
  receipt: Receipt,
): Promise<readonly Message[]> {
  return alerts(await shieldsInForce(trx, subject), subject, receipt)
}

/** Throws `title-locked` while an owner of one of the parcels has locked his title. */
export async function onlyUnlockedIn(trx: Knex.Transaction, subject: Subject): Promise<void> {
  onlyUnlocked(against(KINDS[subject.terms.kind], await shieldsInForce(trx, subject)))
}

async function shieldsInForce(trx: Knex.Transaction, { terms }: Subject): Promise<readonly Shield[]> {
  const found: Shield[] = []
  for (const pin of pinsOf(terms)) {
    const shields = await shieldsOn(trx, pin)
    // Most parcels have none, and their titles need not be read.
    if (shields.length === 0) continue
    const [title] = await titlesOf(trx, pin)
    found.push(...inForce(shields, title?.holders ?? []))
  }
  return found
}
